package modules

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"

	"batuta/lessons/python/py"
)

// The classes of hash objects.
var (
	hashClass    = py.NewClass("_hashlib", "_hashlib.HASH")
	blake2bClass = py.NewClass("_blake2", "_blake2.blake2b")
	blake2sClass = py.NewClass("_blake2", "_blake2.blake2s")
)

// hashers are the hashes by name.
var hashers = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
	"sha3_224": func() hash.Hash { return sha3.New224() }, "sha3_256": func() hash.Hash { return sha3.New256() },
	"sha3_384": func() hash.Hash { return sha3.New384() }, "sha3_512": func() hash.Hash { return sha3.New512() },
}

// hashValue is a hash object.
type hashValue struct {
	class *py.Class
	name  string
	state hash.Hash
}

// Type is _hashlib.HASH, or a class of BLAKE2's.
func (h *hashValue) Type() *py.Class { return h.class }

// copy is a hash object that goes on by itself.
func (h *hashValue) copy() (*hashValue, error) {
	if b, ok := h.state.(*blake2); ok {
		other := *b
		other.buffer = append([]byte(nil), b.buffer...)
		return &hashValue{h.class, h.name, &other}, nil
	}
	state, err := h.state.(encoding.BinaryMarshaler).MarshalBinary()
	if err != nil {
		return nil, fmt.Errorf("copying a hash: %w", err)
	}
	other := hashers[h.name]()
	if err := other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
		return nil, fmt.Errorf("copying a hash: %w", err)
	}
	return &hashValue{h.class, h.name, other}, nil
}

// hashData is what a hash is fed with.
func hashData(t *py.Thread, v py.Value) ([]byte, error) {
	if _, ok := py.As[*py.Str](v); ok {
		return nil, t.TypeError("Strings must be encoded before hashing")
	}
	b, err := py.BytesOf(t, v)
	if _, is := py.IsRaised(err, py.Errors.TypeError); is {
		return nil, t.TypeError("object supporting the buffer API required")
	}
	return b, err
}

func hashSpec() py.Spec {
	self := func(args []py.Value) *hashValue { return args[0].(*hashValue) }
	return py.Spec{Self: py.SelfOf[*hashValue], Defs: []py.Def{
		{Sig: "update(self, obj, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, err := hashData(t, args[1])
			if err == nil {
				_, err = self(args).state.Write(b)
			}
			return nil, err
		}},
		{Sig: "digest(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return &py.Bytes{B: self(args).state.Sum(nil)}, nil
		}},
		{Sig: "hexdigest(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.NewStr(hex.EncodeToString(self(args).state.Sum(nil))), nil
		}},
		{Sig: "copy(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			h, err := self(args).copy()
			if err != nil {
				return nil, err
			}
			return h, nil
		}},
		{Sig: "name(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.NewStr(self(args).name), nil
		}},
		{Sig: "digest_size(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(self(args).state.Size())), nil
		}},
		{Sig: "block_size(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(self(args).state.BlockSize())), nil
		}},
		{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			h := self(args)
			if h.class != hashClass {
				return py.NewStr(t.DefaultRepr(h)), nil
			}
			return py.NewStr(fmt.Sprintf("<%s _hashlib.HASH object @ %s>", h.name, py.Address(h))), nil
		}},
	}}
}

// blakeSpec is that of a class of BLAKE2's.
func blakeSpec(class *py.Class, name string, most int, make func(size int, key, salt, person []byte) *blake2) py.Spec {
	s := hashSpec()
	s.New = func(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
		return newBlake2(t, class, name, most, make, args, kw)
	}
	s.Final = true
	s.Values = map[string]py.Value{
		"MAX_DIGEST_SIZE": py.MakeInt(int64(most)), "MAX_KEY_SIZE": py.MakeInt(int64(most)),
		"SALT_SIZE": py.MakeInt(int64(most / 4)), "PERSON_SIZE": py.MakeInt(int64(most / 4)),
	}
	return s
}

// loadHashlib is the module hashlib.
func loadHashlib(*py.Thread) (*py.Module, error) {
	hashClass.Define(hashSpec)
	blake2bClass.Define(func() py.Spec { return blakeSpec(blake2bClass, "blake2b", 64, newBlake2b) })
	blake2sClass.Define(func() py.Spec { return blakeSpec(blake2sClass, "blake2s", 32, newBlake2s) })
	names := py.NewDict()
	defs := []py.Def{
		{Sig: "new(name, data=?, **kwargs)", Python: true, Fn: hashNew},
		{Sig: "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", Fn: hashPBKDF2},
	}
	values := map[string]py.Value{}
	for name, make := range hashers {
		names.SetStr(py.NewStr(name), py.None)
		values[name] = py.NewBuiltin("_hashlib", py.Def{Sig: "openssl_" + name + "(data=?, *, usedforsecurity=True, string=?)", Fn: hashMaker(name, make)})
	}
	names.SetStr(py.NewStr("blake2b"), py.None)
	names.SetStr(py.NewStr("blake2s"), py.None)
	values["algorithms_guaranteed"], values["algorithms_available"] = &py.Set{Dict: *names}, &py.Set{Dict: *names.Copy()}
	return py.NewModule(py.ModuleSpec{
		Name: "hashlib", Doc: "Hashes.", Defs: defs, Classes: []*py.Class{blake2bClass, blake2sClass}, Values: values,
		Missing: []string{"shake_128", "shake_256", "scrypt", "file_digest"},
	}), nil
}

func hashMaker(name string, make func() hash.Hash) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		data := args[0]
		if data == nil {
			data = args[2]
		}
		return feed(t, &hashValue{hashClass, name, make()}, data)
	}
}

// feed gives a new hash its first data, if there is any.
func feed(t *py.Thread, h *hashValue, data py.Value) (py.Value, error) {
	if data == nil {
		return h, nil
	}
	b, err := hashData(t, data)
	if err != nil {
		return nil, err
	}
	_, err = h.state.Write(b)
	return h, err
}

func hashNew(t *py.Thread, args []py.Value) (py.Value, error) {
	s, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("new() argument 'name' must be str, not %s", args[0].Type().Name)
	}
	name := strings.ToLower(strings.ReplaceAll(s.String(), "-", "_"))
	if class := map[string]*py.Class{"blake2b": blake2bClass, "blake2s": blake2sClass}[name]; class != nil {
		var data []py.Value
		if args[1] != nil {
			data = args[1:2]
		}
		return t.CallKw(class, data, moreKw(nil, args[2]))
	}
	make := hashers[name]
	if name == "sha_1" || name == "sha_256" || name == "sha_512" {
		name = strings.Replace(name, "_", "", 1)
		make = hashers[name]
	}
	if make == nil {
		return nil, t.ValueError("unsupported hash type %s", s.String())
	}
	return feed(t, &hashValue{hashClass, name, make()}, args[1])
}
