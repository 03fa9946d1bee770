package py

import (
	"math/big"

	"batuta/lessons/python/bytecode"
)

// constant is a constant of compiled code as a value.
func (in *Interpreter) constant(k bytecode.Const) Value {
	switch k := k.(type) {
	case bool:
		return MakeBool(k)
	case int64:
		return MakeInt(k)
	case *big.Int:
		return MakeBig(k)
	case float64:
		return Float(k)
	case string:
		if len(k) < 64 {
			return in.Intern(k)
		}
		return NewStr(k)
	case []byte:
		return &Bytes{B: k}
	case bytecode.EllipsisConst:
		return Ellipsis
	case bytecode.Tuple:
		return &Tuple{Items: in.constants(k)}
	case bytecode.FrozenSet:
		return in.constantSet(k)
	case *bytecode.Code:
		return in.NewCode(k)
	}
	return None
}

func (in *Interpreter) constants(all []bytecode.Const) []Value {
	items := make([]Value, len(all))
	for i, k := range all {
		items[i] = in.constant(k)
	}
	return items
}

// constantSet is a set of constants, which all have a hash.
func (in *Interpreter) constantSet(all []bytecode.Const) *FrozenSet {
	s := &FrozenSet{}
	t := in.NewThread()
	for _, v := range in.constants(all) {
		_ = s.Dict.Set(t, v, None)
	}
	return s
}
