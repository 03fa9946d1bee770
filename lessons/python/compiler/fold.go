package compiler

import (
	"math/big"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// fold answers the value of an expression that is constant: a literal, the
// negative of a number, a tuple of such.
func fold(e syntax.Expr) (k bytecode.Const, ok bool) {
	switch e := e.(type) {
	case *syntax.Int:
		return integer(e.Value), true
	case *syntax.Float:
		return e.Value, true
	case *syntax.Str:
		return e.Value, true
	case *syntax.Bytes:
		return e.Value, true
	case *syntax.Constant:
		switch e.Kind {
		case syntax.None:
			return nil, true
		case syntax.Ellipsis:
			return bytecode.EllipsisConst{}, true
		}
		return e.Kind == syntax.True, true
	case *syntax.UnaryOp:
		if e.Op == syntax.USub {
			return negative(e.X)
		}
	case *syntax.Tuple:
		ks, ok := foldAll(e.Elts)
		return bytecode.Tuple(ks), ok
	}
	return nil, false
}

func negative(e syntax.Expr) (bytecode.Const, bool) {
	switch e := e.(type) {
	case *syntax.Int:
		return integer(new(big.Int).Neg(e.Value)), true
	case *syntax.Float:
		return -e.Value, true
	}
	return nil, false
}

func foldAll(es []syntax.Expr) ([]bytecode.Const, bool) {
	for _, e := range es { // a tuple is rarely constant, and then mostly soon found out
		switch e.(type) {
		case *syntax.Name, *syntax.Call, *syntax.Attribute, *syntax.Starred:
			return nil, false
		}
	}
	ks := make([]bytecode.Const, len(es))
	for i, e := range es {
		k, ok := fold(e)
		if !ok {
			return nil, false
		}
		ks[i] = k
	}
	return ks, true
}

func integer(n *big.Int) bytecode.Const {
	if n.IsInt64() {
		return n.Int64()
	}
	return n
}

// truth is bool(k).
func truth(k bytecode.Const) bool {
	switch k := k.(type) {
	case nil:
		return false
	case bool:
		return k
	case int64:
		return k != 0
	case float64:
		return k != 0
	case string:
		return k != ""
	case []byte:
		return len(k) > 0
	case bytecode.Tuple:
		return len(k) > 0
	}
	return true
}
