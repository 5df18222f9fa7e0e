/** Texts that are no condition of OData 4.01; those of older versions among them. One a line. */
export const REFUSED: readonly string[] = String.raw`

a eq
eq 1
a eq 1 and
a eq 1 or
and a eq 1
a eq 1 b eq 2
a eq 1 xor b eq 2
a = 1
a == 1
a != 1
a <> 1
a > 1
a < 1
a && b
a || b
!a
a eq1
aeq 1
a eq 'x
a eq x'
a eq 'O'Neil'
a eq "x"
a eq '
a eq '''
(a eq 1
a eq 1)
((a eq 1)
(a eq 1)and b eq 2
()
( )
not ()
a not eq 1
a eq 5L
a eq 5M
a eq 5D
a eq 5F
a eq 1.
a eq .5
a eq 1e
a eq 1e+
a eq 1,5
a eq 1_000
a eq 0x10
a eq 1 2
a eq datetime'2024-01-31T00:00:00'
a eq datetimeoffset'2024-01-31T00:00:00Z'
a eq guid'01234567-89ab-cdef-0123-456789abcdef'
a eq time'PT1H'
a eq binary'AQ'
a eq X'AQ'
a eq 2024-13-01
a eq 2024-00-01
a eq 2024-01-32
a eq 2024-1-1
a eq 24-01-01
a eq 2024-01-31T
a eq 2024-01-31T12
a eq 2024-01-31T25:00:00Z
a eq 2024-01-31T12:60:00Z
a eq 2024-01-31T12:00:00
a eq 2024-01-31T12:00:00+2
a eq 2024-01-31 12:00:00Z
a eq 24:00
a eq 12:60
a eq 12:3
a eq 12:30:60
a eq duration'P'
a eq duration'1D'
a eq duration'PT'
a eq duration''
a eq 01234567-89ab-cdef-0123-456789abcde
a eq 01234567-89ab-cdef-0123-456789abcdefg
a eq {01234567-89ab-cdef-0123-456789abcdef}
a eq Color'Red'
a eq Sales.Color''
a eq Sales.Color'Red
a in 1
a in (1
a in 1)
a in (1,)
a in (,1)
a in (1 2)
a in [1
a in [1,]
a in ["x]
a in ['x',]
a in ["\q"]
a in
in (1)
a/ eq 1
/a eq 1
a//b eq 1
a. eq 1
a.b eq 1
1a eq 1
a-b eq 1
a b
$a eq 1
$it eq 1
$it/ eq 1
@a eq 1
a eq @p
contains(a)
contains(a,'x','y')
contains()
contains a,'x'
contains(a,'x'
contains(a 'x')
contains(a,,'x')
contains(a,'x',)
contains (a,'x')
substringof('x',a)
replace(a,'x','y') eq 'z'
length() eq 1
length(a,b) eq 1
substring(a) eq 'x'
substring(a,1,2,3) eq 'x'
concat(a) eq 'x'
now(a) eq 1
year() eq 1
unknown(a) eq 1
a() eq 1
geography'POINT(1 1)' eq a
a add eq 1
add 1 eq 1
a add 1 sub eq 1
a + 1 eq 2
a * 2 eq 4
a / 2 eq 1
a % 2 eq 1
rel/any(
rel/any(x)
rel/any(x:)
rel/any(:x/a eq 1)
rel/any(x x/a eq 1)
rel/any(x:x/a eq 1
rel/any x:x/a eq 1
rel/any(x:x eq 1)
rel/any(x:x)
rel/all()
rel/all(x)
rel/some(x:x/a eq 1)
any(x:x/a eq 1)
rel/any(x:x/b/any(x:x/c eq 1))
rel/any(1:x/a eq 1)
rel/$count(1) gt 0
rel/$counts gt 0
rel/$value eq 1
$count gt 1
a eq 1;b eq 2
a eq 1,b eq 2
a eq 1--
a eq 1 /* x */
a eq 1 #
a;drop table x
' or 1=1 --
a eq '' or '1'='1'
a eq 1 and)
)a eq 1(
a eq (1
a eq [1]
a eq {"a":1}
{"a":1}
["a"]
,
:
'
"
`
  .split('\n')
  .slice(1, -1);
