'a' "b" '''c''' """d"""
'a\n\t\\\'\"\a\b\f\v\r\0\01\012\x41\u00e9\U0001F600\N{BULLET}\N{LATIN SMALL LETTER A}'
'\
joined'
'\d \8 \é'
r'\n\x' R'\\' u'u' U"U"
b'a\x00\xff\n\101' rb'\n' Br"\x" bR''
'''multi
line \
joined
'''
'\ud800 \udc00 \ud83d\ude00'
"""a"b""c"""
'日本' 'é'
f'a' 'b' f'{c}'
f''
f'' ''
f'{a}'
f'{a!r}{b!s:>10}{c!a}'
f'{a:>{b}.{c}}'
f'{a:{b}{c}}'
f'{a=}{a = }{a=!r}{a=:>5}{ a + b = }'
f'{{}}{{a}}{{{a}}}'
f'{a["b"]}{a['b']}'
f'{f'{f'{1}'}'}'
f'{a:%Y-%m-%d}'
f'{lambda_}{(lambda x: x)(1)}'
f'{a,}{a, b}{*a, b}'
f'{yield_}'
f'{ {1: 2}[1] }'
f'{a!r:^{b}}' 'c' "d" f"{e}"
f'''{
    a
    + b
}
{c:
}'''
f'{a  # comment
}'
f'{
    x = }'
rf'\n{a}\{b}' fr"{c:\d}"
f'\n\x41{a}\N{BULLET}\{a}'
f'{a:\x41}'
F'{a}' Rf'{b}'
f'{a != b}{a == b}{a >= b}{(a := 1)}{a:=1}'
f'{x:{y:{z}}}'
f'{"\n".join(a)}'
f'é{a}ñ{b:é}日' + c
f'{a}' f'{b}' 'é' f'{c}'
t'a{b}c'
t'{a!r:>{b}}' t'{c = }' rt'\n{d  }'
t''
