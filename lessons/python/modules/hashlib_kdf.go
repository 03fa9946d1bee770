package modules

import (
	"crypto/hmac"
	"crypto/subtle"
	"encoding/binary"
	"hash"
	"math"
	"sync/atomic"

	"batuta/lessons/python/py"
)

// hashPBKDF2 is pbkdf2_hmac, which lets other threads run: it is meant to be slow.
func hashPBKDF2(t *py.Thread, args []py.Value) (py.Value, error) {
	name, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("pbkdf2_hmac() argument 'hash_name' must be str, not %s", args[0].Type().Name)
	}
	make := hashers[name.String()]
	if make == nil {
		return nil, t.ValueError("unsupported hash type %s", name.String())
	}
	password, err := py.BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	salt, err := py.BytesOf(t, args[2])
	if err != nil {
		return nil, err
	}
	rounds, err := t.Index(args[3])
	if err != nil {
		return nil, err
	}
	if rounds < 1 {
		return nil, t.ValueError("iteration value must be greater than 0.")
	}
	length := make().Size()
	if args[4] != py.None {
		if length, err = t.Index(args[4]); err != nil {
			return nil, err
		}
	}
	if length < 1 || length > math.MaxInt32 {
		return nil, t.ValueError("key length must be greater than 0.")
	}
	if err := t.Room(int64(length)); err != nil {
		return nil, err
	}
	var key []byte
	var left atomic.Bool // nobody wants it any more
	code := hmac.New(make, password)
	if err := t.Aside(func() { key = derive(code, salt, rounds, length, &left) }); err != nil {
		left.Store(true)
		return nil, err
	}
	return &py.Bytes{B: key}, nil
}

// derive is PBKDF2 (RFC 8018, 5.2). It gives up soon after it was left: the
// standard library's would go on for as long as its rounds take.
func derive(code hash.Hash, salt []byte, rounds, length int, left *atomic.Bool) []byte {
	const between = 1024 // rounds from look to look
	var key []byte
	for block := uint32(1); len(key) < length; block++ {
		code.Reset()
		code.Write(salt)
		code.Write(binary.BigEndian.AppendUint32(nil, block))
		u := code.Sum(nil)
		sum := append([]byte(nil), u...)
		for n := 1; n < rounds; n++ {
			if n%between == 0 && left.Load() {
				return nil
			}
			code.Reset()
			code.Write(u)
			u = code.Sum(u[:0])
			subtle.XORBytes(sum, sum, u)
		}
		key = append(key, sum...)
		if left.Load() {
			return nil
		}
	}
	return key[:length]
}
