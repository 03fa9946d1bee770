package bytecode

// argKind says what an argument is, for the disassembler and the verifier.
type argKind uint8

const (
	argNone    argKind = iota
	argConst           // of Consts
	argName            // of Names
	argLocal           // of Locals
	argCell            // of Cells, then Frees
	argOwnCell         // of Cells
	argTarget          // an instruction
	argOp              // a syntax.Op
	argCount           // a number
	argLocals          // Pair: two of Locals
	argLocalName
	argOpConst
	argOpLocal
	argOpTarget
)

// info is what is known of an operation. Pops and pushes that depend on the
// argument are of Effect.
type info struct {
	name      string
	arg       argKind
	pop, push int
	ends      bool // the next instruction is not what runs next
}

// table is never changed.
var table = [Ops]info{
	Nop:                   {"Nop", argNone, 0, 0, false},
	PopTop:                {"PopTop", argNone, 1, 0, false},
	Copy:                  {"Copy", argCount, 0, 0, false},
	Swap:                  {"Swap", argCount, 0, 0, false},
	PushNull:              {"PushNull", argNone, 0, 1, false},
	LoadConst:             {"LoadConst", argConst, 0, 1, false},
	LoadCommon:            {"LoadCommon", argCount, 0, 1, false},
	LoadFast:              {"LoadFast", argLocal, 0, 1, false},
	LoadFastCheck:         {"LoadFastCheck", argLocal, 0, 1, false},
	StoreFast:             {"StoreFast", argLocal, 1, 0, false},
	DeleteFast:            {"DeleteFast", argLocal, 0, 0, false},
	ClearFast:             {"ClearFast", argLocal, 0, 0, false},
	MakeCell:              {"MakeCell", argOwnCell, 0, 0, false},
	LoadDeref:             {"LoadDeref", argCell, 0, 1, false},
	StoreDeref:            {"StoreDeref", argCell, 1, 0, false},
	DeleteDeref:           {"DeleteDeref", argCell, 0, 0, false},
	LoadClosure:           {"LoadClosure", argCell, 0, 1, false},
	LoadLocals:            {"LoadLocals", argNone, 0, 1, false},
	LoadFromDictOrDeref:   {"LoadFromDictOrDeref", argCell, 1, 1, false},
	LoadFromDictOrGlobals: {"LoadFromDictOrGlobals", argName, 1, 1, false},
	LoadName:              {"LoadName", argName, 0, 1, false},
	StoreName:             {"StoreName", argName, 1, 0, false},
	DeleteName:            {"DeleteName", argName, 0, 0, false},
	LoadGlobal:            {"LoadGlobal", argName, 0, 1, false},
	StoreGlobal:           {"StoreGlobal", argName, 1, 0, false},
	DeleteGlobal:          {"DeleteGlobal", argName, 0, 0, false},
	LoadAttr:              {"LoadAttr", argName, 1, 1, false},
	StoreAttr:             {"StoreAttr", argName, 2, 0, false},
	DeleteAttr:            {"DeleteAttr", argName, 1, 0, false},
	LoadMethod:            {"LoadMethod", argName, 1, 2, false},
	LoadSuper:             {"LoadSuper", argName, 3, 1, false},
	LoadSuperMethod:       {"LoadSuperMethod", argName, 3, 2, false},
	LoadSubscr:            {"LoadSubscr", argNone, 2, 1, false},
	StoreSubscr:           {"StoreSubscr", argNone, 3, 0, false},
	DeleteSubscr:          {"DeleteSubscr", argNone, 2, 0, false},
	Unary:                 {"Unary", argOp, 1, 1, false},
	Binary:                {"Binary", argOp, 2, 1, false},
	Inplace:               {"Inplace", argOp, 2, 1, false},
	Compare:               {"Compare", argOp, 2, 1, false},
	BuildTuple:            {"BuildTuple", argCount, 0, 1, false},
	BuildList:             {"BuildList", argCount, 0, 1, false},
	BuildSet:              {"BuildSet", argCount, 0, 1, false},
	BuildMap:              {"BuildMap", argCount, 0, 1, false},
	BuildSlice:            {"BuildSlice", argCount, 0, 1, false},
	BuildString:           {"BuildString", argCount, 0, 1, false},
	ListAppend:            {"ListAppend", argCount, 1, 0, false},
	SetAdd:                {"SetAdd", argCount, 1, 0, false},
	MapAdd:                {"MapAdd", argCount, 2, 0, false},
	ListExtend:            {"ListExtend", argCount, 1, 0, false},
	SetUpdate:             {"SetUpdate", argCount, 1, 0, false},
	DictUpdate:            {"DictUpdate", argCount, 1, 0, false},
	DictMerge:             {"DictMerge", argNone, 5, 4, false},
	ListToTuple:           {"ListToTuple", argNone, 1, 1, false},
	ConvertValue:          {"ConvertValue", argCount, 1, 1, false},
	FormatSimple:          {"FormatSimple", argNone, 1, 1, false},
	FormatWithSpec:        {"FormatWithSpec", argNone, 2, 1, false},
	UnpackSequence:        {"UnpackSequence", argCount, 1, 0, false},
	UnpackEx:              {"UnpackEx", argCount, 1, 0, false},
	Jump:                  {"Jump", argTarget, 0, 0, true},
	PopJumpIfFalse:        {"PopJumpIfFalse", argTarget, 1, 0, false},
	PopJumpIfTrue:         {"PopJumpIfTrue", argTarget, 1, 0, false},
	PopJumpIfNone:         {"PopJumpIfNone", argTarget, 1, 0, false},
	PopJumpIfNotNone:      {"PopJumpIfNotNone", argTarget, 1, 0, false},
	JumpIfFalseOrPop:      {"JumpIfFalseOrPop", argTarget, 1, 0, false},
	JumpIfTrueOrPop:       {"JumpIfTrueOrPop", argTarget, 1, 0, false},
	GetIter:               {"GetIter", argNone, 1, 1, false},
	ForIter:               {"ForIter", argTarget, 1, 2, false},
	GetAIter:              {"GetAIter", argNone, 1, 1, false},
	GetANext:              {"GetANext", argNone, 1, 2, false},
	EndAsyncFor:           {"EndAsyncFor", argNone, 2, 0, false},
	MakeFunction:          {"MakeFunction", argCount, 0, 1, false},
	LoadBuildClass:        {"LoadBuildClass", argNone, 0, 1, false},
	Call:                  {"Call", argCount, 0, 1, false},
	CallKw:                {"CallKw", argCount, 0, 1, false},
	CallEx:                {"CallEx", argCount, 0, 1, false},
	Return:                {"Return", argNone, 1, 0, true},
	Yield:                 {"Yield", argNone, 1, 1, false},
	GetYieldFromIter:      {"GetYieldFromIter", argNone, 1, 1, false},
	GetAwaitable:          {"GetAwaitable", argCount, 1, 1, false},
	Send:                  {"Send", argNone, 1, 1, false},
	Raise:                 {"Raise", argCount, 0, 0, true},
	Reraise:               {"Reraise", argNone, 1, 0, true},
	PushExc:               {"PushExc", argNone, 1, 2, false},
	PopExc:                {"PopExc", argNone, 1, 0, false},
	CheckExcMatch:         {"CheckExcMatch", argNone, 2, 2, false},
	CheckEGMatch:          {"CheckEGMatch", argNone, 2, 2, false},
	PrepReraiseStar:       {"PrepReraiseStar", argNone, 2, 1, false},
	BeforeWith:            {"BeforeWith", argNone, 1, 2, false},
	BeforeAsyncWith:       {"BeforeAsyncWith", argNone, 1, 2, false},
	WithExit:              {"WithExit", argNone, 1, 1, false},
	WithExceptStart:       {"WithExceptStart", argNone, 3, 4, false},
	ImportName:            {"ImportName", argName, 2, 1, false},
	ImportFrom:            {"ImportFrom", argName, 1, 2, false},
	ImportStar:            {"ImportStar", argNone, 1, 0, false},
	GetLen:                {"GetLen", argNone, 1, 2, false},
	MatchMapping:          {"MatchMapping", argNone, 1, 2, false},
	MatchSequence:         {"MatchSequence", argNone, 1, 2, false},
	MatchKeys:             {"MatchKeys", argNone, 2, 3, false},
	MatchClass:            {"MatchClass", argCount, 3, 1, false},
	MakeTypeVar:           {"MakeTypeVar", argCount, 0, 1, false},
	SetTypeDefault:        {"SetTypeDefault", argNone, 2, 1, false},
	SetTypeParams:         {"SetTypeParams", argNone, 2, 1, false},
	MakeGeneric:           {"MakeGeneric", argNone, 1, 1, false},
	MakeTypeAlias:         {"MakeTypeAlias", argNone, 3, 1, false},
	CheckAnnotation:       {"CheckAnnotation", argNone, 1, 0, false},
	Refuse:                {"Refuse", argConst, 0, 0, true},
	LoadFastLoadFast:      {"LoadFastLoadFast", argLocals, 0, 2, false},
	StoreFastLoadFast:     {"StoreFastLoadFast", argLocals, 1, 1, false},
	LoadFastAttr:          {"LoadFastAttr", argLocalName, 0, 1, false},
	LoadFastMethod:        {"LoadFastMethod", argLocalName, 0, 2, false},
	BinaryConst:           {"BinaryConst", argOpConst, 1, 1, false},
	InplaceConst:          {"InplaceConst", argOpConst, 1, 1, false},
	BinaryFast:            {"BinaryFast", argOpLocal, 1, 1, false},
	BinaryStoreFast:       {"BinaryStoreFast", argOpLocal, 2, 0, false},
	InplaceStoreFast:      {"InplaceStoreFast", argOpLocal, 2, 0, false},
	CompareJumpFalse:      {"CompareJumpFalse", argOpTarget, 2, 0, false},
	CompareJumpTrue:       {"CompareJumpTrue", argOpTarget, 2, 0, false},
	ReturnConst:           {"ReturnConst", argConst, 0, 0, true},
	ReturnFast:            {"ReturnFast", argLocal, 0, 0, true},
}

// Effect is what an instruction does to the stack: how many values it pops, or
// at least needs, and how many it pushes then; jumped is what it pushes if it
// jumps instead.
func (i Instr) Effect() (pop, push, jumped int) {
	op, n := i.Op(), i.Arg()
	t := table[op]
	pop, push, jumped = t.pop, t.push, t.push
	switch op {
	case Copy:
		return n, n + 1, 0
	case Swap:
		return n, n, 0
	case BuildTuple, BuildList, BuildSet, BuildSlice, BuildString:
		pop = n
	case BuildMap:
		pop = 2 * n
	case ListAppend, SetAdd, MapAdd, ListExtend, SetUpdate, DictUpdate:
		pop, push = pop+n, push+n
	case UnpackSequence:
		push = n
	case UnpackEx:
		push = n&0xff + n>>8 + 1
	case ForIter:
		jumped = 0
	case JumpIfFalseOrPop, JumpIfTrueOrPop:
		jumped = 1
	case MakeFunction:
		pop = 1 + n&1 + n>>1&1 + n>>2&1 + n>>3&1
	case Call:
		pop = n + 2
	case CallKw, CallEx:
		pop = n + 3
	case Raise:
		pop = n
	case MakeTypeVar:
		pop = 1
		if k := TypeVarKind(n); k == BoundTypeVar || k == ConstrainedTypeVar {
			pop = 2
		}
	}
	return pop, push, jumped
}

// Target answers where an instruction may jump.
func (i Instr) Target() (target int, jumps bool) {
	switch table[i.Op()].arg {
	case argTarget:
		return i.Arg(), true
	case argOpTarget:
		_, target := i.CompareTarget()
		return target, true
	}
	return 0, false
}

// Ends reports that what stands behind an instruction does not run after it.
func (i Instr) Ends() bool { return table[i.Op()].ends }
