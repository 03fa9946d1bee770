package modules

import (
	"math/big"
)

// The Mersenne Twister's measures (Matsumoto and Nishimura, MT19937).
const (
	twisterWords = 624
	twisterShift = 397
)

// twister is a Mersenne Twister: 624 words, and the place of the next.
type twister struct {
	words [twisterWords]uint32
	next  int
}

// seedWord fills the state from one word.
func (m *twister) seedWord(s uint32) {
	m.words[0] = s
	for i := 1; i < twisterWords; i++ {
		last := m.words[i-1]
		m.words[i] = 1812433253*(last^last>>30) + uint32(i)
	}
	m.next = twisterWords
}

// seedWords fills the state from a key of any length but 0.
func (m *twister) seedWords(key []uint32) {
	m.seedWord(19650218)
	i, j := 1, 0
	advance := func() {
		if i++; i == twisterWords {
			m.words[0] = m.words[twisterWords-1]
			i = 1
		}
	}
	for range max(twisterWords, len(key)) {
		last := m.words[i-1]
		m.words[i] = (m.words[i] ^ (last^last>>30)*1664525) + key[j] + uint32(j)
		if j++; j == len(key) {
			j = 0
		}
		advance()
	}
	for range twisterWords - 1 {
		last := m.words[i-1]
		m.words[i] = (m.words[i] ^ (last^last>>30)*1566083941) - uint32(i)
		advance()
	}
	m.words[0] = 1 << 31
}

// seedBig seeds with the words of an integer, its sign left aside.
func (m *twister) seedBig(n *big.Int) {
	b := new(big.Int).Abs(n).Bytes()
	key := make([]uint32, max(1, (len(b)+3)/4))
	for i, c := range b {
		place := len(b) - 1 - i
		key[place/4] |= uint32(c) << (place % 4 * 8)
	}
	m.seedWords(key)
}

// word is the next 32 random bits.
func (m *twister) word() uint32 {
	if m.next >= twisterWords {
		m.turn()
	}
	y := m.words[m.next]
	m.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// turn makes the next 624 words.
func (m *twister) turn() {
	w := &m.words
	for i := range w {
		y := w[i]&(1<<31) | w[(i+1)%twisterWords]&(1<<31-1)
		w[i] = w[(i+twisterShift)%twisterWords] ^ y>>1
		if y&1 == 1 {
			w[i] ^= 0x9908b0df
		}
	}
	m.next = 0
}

// real is a float from 0 up to 1, with 53 random bits.
func (m *twister) real() float64 {
	a, b := m.word()>>5, m.word()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// bits64 is an integer of up to 64 random bits.
func (m *twister) bits64(count int) uint64 {
	switch {
	case count == 0:
		return 0
	case count <= 32:
		return uint64(m.word() >> (32 - count))
	}
	low := uint64(m.word())
	return uint64(m.word()>>(64-count))<<32 | low
}

// bits is an integer of so many random bits, the lowest word first.
func (m *twister) bits(count int) *big.Int {
	b := make([]byte, (count+31)/32*4)
	for at := len(b); at > 0; at -= 4 {
		w := m.word()
		if count < 32 {
			w >>= 32 - count
		}
		count -= 32
		b[at-1], b[at-2], b[at-3], b[at-4] = byte(w), byte(w>>8), byte(w>>16), byte(w>>24)
	}
	return new(big.Int).SetBytes(b)
}
