package syntax

// kind says what a token is. Each operator and each keyword has its own.
type kind uint8

// The kinds of token.
const (
	kNone kind = iota // no token: what a parser sees once it has failed for good
	kEnd
	kNewline
	kIndent
	kDedent
	kName
	kNumber
	kString
	kFStart // f" of an f-string, t" of a template
	kFMiddle
	kFEnd
	kTStart
	kTMiddle
	kTEnd
	kError   // the scanner failed here
	kComment // only when scanning for colours
	kOther   // $ ? ` and <>, which the grammar knows nowhere

	opLPar
	opRPar
	opLSqb
	opRSqb
	opLBrace
	opRBrace
	opColon
	opComma
	opSemi
	opDot
	opEllipsis
	opArrow
	opWalrus
	opAssign
	opExclaim
	opPlus
	opMinus
	opStar
	opSlash
	opDoubleSlash
	opPercent
	opAt
	opDoubleStar
	opLShift
	opRShift
	opAmper
	opVBar
	opCircumflex
	opTilde
	opLt
	opGt
	opLtE
	opGtE
	opEq
	opNotEq
	opPlusEq
	opMinusEq
	opStarEq
	opSlashEq
	opDoubleSlashEq
	opPercentEq
	opAtEq
	opAmperEq
	opVBarEq
	opCircumflexEq
	opLShiftEq
	opRShiftEq
	opDoubleStarEq

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield
)

// keywordKind answers which keyword a name is, or kName.
func keywordKind(name []byte) kind {
	if len(name) > 8 || len(name) < 2 {
		return kName
	}
	if name[0] < 'g' {
		return keywordToF(name)
	}
	return keywordFromG(name)
}

// keywordToF is keywordKind for names up to f. Its switch is compiled to a
// binary search, without allocating.
func keywordToF(name []byte) kind {
	switch string(name) {
	case "False":
		return kwFalse
	case "None":
		return kwNone
	case "True":
		return kwTrue
	case "and":
		return kwAnd
	case "as":
		return kwAs
	case "assert":
		return kwAssert
	case "async":
		return kwAsync
	case "await":
		return kwAwait
	case "break":
		return kwBreak
	case "class":
		return kwClass
	case "continue":
		return kwContinue
	case "def":
		return kwDef
	case "del":
		return kwDel
	case "elif":
		return kwElif
	case "else":
		return kwElse
	case "except":
		return kwExcept
	case "finally":
		return kwFinally
	case "for":
		return kwFor
	case "from":
		return kwFrom
	}
	return kName
}

// keywordFromG is keywordKind for names from g on.
func keywordFromG(name []byte) kind {
	switch string(name) {
	case "global":
		return kwGlobal
	case "if":
		return kwIf
	case "import":
		return kwImport
	case "in":
		return kwIn
	case "is":
		return kwIs
	case "lambda":
		return kwLambda
	case "nonlocal":
		return kwNonlocal
	case "not":
		return kwNot
	case "or":
		return kwOr
	case "pass":
		return kwPass
	case "raise":
		return kwRaise
	case "return":
		return kwReturn
	case "try":
		return kwTry
	case "while":
		return kwWhile
	case "with":
		return kwWith
	case "yield":
		return kwYield
	}
	return kName
}

// Keywords lists Python's keywords, in the order of Python's keyword.kwlist.
func Keywords() []string {
	return []string{
		"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
		"def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
		"is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
	}
}

// softKeyword says whether a name is a keyword in some places.
func softKeyword(name []byte) bool {
	switch string(name) {
	case "_", "case", "match", "type":
		return true
	}
	return false
}

// token is one token: what it is, its bytes in the text, and its place.
type token struct {
	kind       kind
	level      uint8 // how many brackets are open behind it
	start, end uint32
	from, to   Pos
}

// op1 answers the kind of an operator of one character.
func op1(c byte) kind {
	switch c {
	case '(':
		return opLPar
	case ')':
		return opRPar
	case '[':
		return opLSqb
	case ']':
		return opRSqb
	case '{':
		return opLBrace
	case '}':
		return opRBrace
	case ':':
		return opColon
	case ',':
		return opComma
	case ';':
		return opSemi
	case '.':
		return opDot
	case '=':
		return opAssign
	case '!':
		return opExclaim
	case '+':
		return opPlus
	case '-':
		return opMinus
	case '*':
		return opStar
	case '/':
		return opSlash
	case '%':
		return opPercent
	case '@':
		return opAt
	case '&':
		return opAmper
	case '|':
		return opVBar
	case '^':
		return opCircumflex
	case '~':
		return opTilde
	case '<':
		return opLt
	case '>':
		return opGt
	}
	return kOther
}

// op2 answers the kind of an operator of two characters, or kNone.
func op2(a, b byte) kind {
	if b == '=' {
		switch a {
		case '=':
			return opEq
		case '!':
			return opNotEq
		case '<':
			return opLtE
		case '>':
			return opGtE
		case ':':
			return opWalrus
		case '+':
			return opPlusEq
		case '-':
			return opMinusEq
		case '*':
			return opStarEq
		case '/':
			return opSlashEq
		case '%':
			return opPercentEq
		case '@':
			return opAtEq
		case '&':
			return opAmperEq
		case '|':
			return opVBarEq
		case '^':
			return opCircumflexEq
		}
		return kNone
	}
	switch {
	case a == '<' && b == '>':
		return kOther // Barry's operator
	case a == '-' && b == '>':
		return opArrow
	case a != b:
		return kNone
	}
	switch a {
	case '*':
		return opDoubleStar
	case '/':
		return opDoubleSlash
	case '<':
		return opLShift
	case '>':
		return opRShift
	}
	return kNone
}

// op3 answers the kind of an operator of three characters that goes on from
// one of two, or kNone.
func op3(two kind, c byte) kind {
	if c != '=' {
		return kNone
	}
	switch two {
	case opDoubleStar:
		return opDoubleStarEq
	case opDoubleSlash:
		return opDoubleSlashEq
	case opLShift:
		return opLShiftEq
	case opRShift:
		return opRShiftEq
	}
	return kNone
}
