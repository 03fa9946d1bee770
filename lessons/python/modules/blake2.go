package modules

import (
	"encoding/binary"
	"math/bits"

	"batuta/lessons/python/py"
)

// blake2 is BLAKE2b or BLAKE2s (RFC 7693), a hash.Hash. BLAKE2s counts with
// words of 32 bits; here they stand in 64, cut after each operation.
type blake2 struct {
	small  bool
	size   int
	block  int
	h      [8]uint64
	first  [8]uint64 // h at the beginning, for Reset
	key    []byte    // filled up to a block, nil for none
	count  uint64    // bytes before the buffer
	buffer []byte
}

var blake2bStart = [8]uint64{
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
}

var blake2sStart = [8]uint64{
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}

// sigma is in which order each round takes the words of a block.
var sigma = [10][16]byte{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

// mixed are the words that each of a round's eight steps mixes.
var mixed = [8][4]int{{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15}, {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}}

func newBlake2b(size int, key, salt, person []byte) *blake2 {
	b := &blake2{size: size, block: 128, first: blake2bStart}
	return b.begin(key, salt, person, 8)
}

func newBlake2s(size int, key, salt, person []byte) *blake2 {
	b := &blake2{small: true, size: size, block: 64, first: blake2sStart}
	return b.begin(key, salt, person, 4)
}

// begin mixes the parameters into the start: 64 bytes of them, or 32.
func (b *blake2) begin(key, salt, person []byte, word int) *blake2 {
	params := make([]byte, 8*word)
	params[0], params[1], params[2], params[3] = byte(b.size), byte(len(key)), 1, 1
	copy(params[4*word:], salt)
	copy(params[6*word:], person)
	for i := range b.first {
		b.first[i] ^= b.word(params, i)
	}
	if len(key) > 0 {
		b.key = make([]byte, b.block)
		copy(b.key, key)
	}
	b.Reset()
	return b
}

func (b *blake2) word(data []byte, i int) uint64 {
	if b.small {
		return uint64(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return binary.LittleEndian.Uint64(data[8*i:])
}

// Reset begins anew.
func (b *blake2) Reset() {
	b.h, b.count, b.buffer = b.first, 0, append([]byte(nil), b.key...)
}

// Size and BlockSize are of the digest and of a block, in bytes.
func (b *blake2) Size() int { return b.size }

// BlockSize is that of a block, in bytes.
func (b *blake2) BlockSize() int { return b.block }

// Write takes data in. The last block waits: it is told that it is the last.
func (b *blake2) Write(p []byte) (int, error) {
	b.buffer = append(b.buffer, p...)
	for len(b.buffer) > b.block {
		b.count += uint64(b.block)
		b.compress(b.buffer[:b.block], false)
		b.buffer = b.buffer[b.block:]
	}
	return len(p), nil
}

// Sum is the digest of what was written so far, behind in.
func (b *blake2) Sum(in []byte) []byte {
	last := *b
	last.count += uint64(len(b.buffer))
	block := make([]byte, b.block)
	copy(block, b.buffer)
	last.compress(block, true)
	out := make([]byte, 0, 64)
	for _, w := range last.h {
		if b.small {
			out = binary.LittleEndian.AppendUint32(out, uint32(w))
		} else {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
	}
	return append(in, out[:b.size]...)
}

func (b *blake2) compress(block []byte, last bool) {
	rounds, turns, start := 12, [4]int{32, 24, 16, 63}, &blake2bStart
	if b.small {
		rounds, turns, start = 10, [4]int{16, 12, 8, 7}, &blake2sStart
	}
	var v, m [16]uint64
	copy(v[:8], b.h[:])
	copy(v[8:], start[:])
	for i := range m {
		m[i] = b.word(block, i)
	}
	if b.small {
		v[12] ^= b.count & 0xffffffff
		v[13] ^= b.count >> 32
	} else {
		v[12] ^= b.count
	}
	if last {
		v[14] = b.cut(^v[14])
	}
	for round := range rounds {
		order := &sigma[round%10]
		for i, w := range mixed {
			b.mix(&v, w, m[order[2*i]], m[order[2*i+1]], turns)
		}
	}
	for i := range b.h {
		b.h[i] ^= v[i] ^ v[i+8]
	}
}

func (b *blake2) cut(x uint64) uint64 {
	if b.small {
		return x & 0xffffffff
	}
	return x
}

func (b *blake2) turn(x uint64, n int) uint64 {
	if b.small {
		return uint64(bits.RotateLeft32(uint32(x), -n))
	}
	return bits.RotateLeft64(x, -n)
}

func (b *blake2) mix(v *[16]uint64, w [4]int, x, y uint64, turns [4]int) {
	i, j, k, l := w[0], w[1], w[2], w[3]
	v[i] = b.cut(v[i] + v[j] + x)
	v[l] = b.turn(v[l]^v[i], turns[0])
	v[k] = b.cut(v[k] + v[l])
	v[j] = b.turn(v[j]^v[k], turns[1])
	v[i] = b.cut(v[i] + v[j] + y)
	v[l] = b.turn(v[l]^v[i], turns[2])
	v[k] = b.cut(v[k] + v[l])
	v[j] = b.turn(v[j]^v[k], turns[3])
}

var blake2Params = newParams{
	names: []string{"data", "digest_size", "key", "salt", "person", "usedforsecurity", "string", "fanout", "depth", "leaf_size", "node_offset", "node_depth", "inner_size", "last_node"},
}

// newBlake2 is blake2b(data, *, digest_size, key, salt, person), or blake2s.
func newBlake2(t *py.Thread, class *py.Class, name string, most int, make func(size int, key, salt, person []byte) *blake2, args []py.Value, kw []py.KwArg) (py.Value, error) {
	p := blake2Params
	p.function, p.positional = name, 1
	bound, err := p.bind(t, args, kw)
	if err != nil {
		return nil, err
	}
	for i, v := range bound[7:] {
		if v != nil {
			return nil, t.NotYet("hashlib." + name + " with " + p.names[7+i])
		}
	}
	shown := "B" + name[1:6] + name[6:]
	size, err := cInt(t, bound[1], most)
	if err != nil {
		return nil, err
	}
	if size < 1 || size > most {
		return nil, t.ValueError("digest_size for %s must be between 1 and %d bytes, here it is %d", shown, most, size)
	}
	var parts [3][]byte
	for i, part := range []struct {
		name string
		most int
	}{{"key", most}, {"salt", most / 4}, {"person", most / 4}} {
		if bound[2+i] == nil {
			continue
		}
		if parts[i], err = py.BytesOf(t, bound[2+i]); err != nil {
			return nil, err
		}
		if len(parts[i]) > part.most {
			return nil, t.ValueError("maximum %s length is %d bytes", part.name, part.most)
		}
	}
	data := bound[0]
	if data == nil {
		data = bound[6]
	}
	return feed(t, &hashValue{class, name, make(size, parts[0], parts[1], parts[2])}, data)
}
