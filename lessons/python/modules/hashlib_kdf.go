package modules

import (
	"crypto/pbkdf2"
	"math"

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
	var failure error
	secret := string(password)
	if err := t.Aside(func() { key, failure = pbkdf2.Key(make, secret, salt, rounds, length) }); err != nil {
		return nil, err
	}
	if failure != nil {
		return nil, t.ValueError("%s", failure)
	}
	return &py.Bytes{B: key}, nil
}
