/** Conditions any OData 4.01 service has to be able to read. One a line. */
export const ACCEPTED: readonly string[] = String.raw`
a eq 1
a EQ 1
a Eq 1
a gt 1
a ge 1
a lt 1
a	eq	1
a  eq   1
 a eq 1 
1 eq a
1 eq 1
null eq null
a eq null
null ne a
a eq NULL
a eq true
a eq TRUE
a
not a
NOT a
not (a)
not(a)
not not a
true
false
null
(a)
((a))
( a eq 1 )
a eq 1 and b eq 2
a eq 1 AND b eq 2
a eq 1 And b eq 2
a eq 1 or b eq 2
a eq 1 OR b eq 2
a eq 1 and b eq 2 or c eq 3
a eq 1 and (b eq 2 or c eq 3)
(a eq 1 and b eq 2) or c eq 3
a eq --1
not (a eq 1) and not (b eq 2)
not contains(a,'b')
not (contains(a,'b'))
a eq 0
a eq -1
a eq +1
a eq 1.5
a eq -1.5
a eq 0.0
a eq 1e3
a eq 1E3
a eq 1.5e-3
a eq 1.5E+3
a eq INF
a eq -INF
a eq NaN
a eq 9223372036854775807
a eq -9223372036854775808
a eq 79228162514264337593543950335
a eq 3.14159265358979323846
a eq ''
a eq ' '
a eq 'x'
a eq 'O''Neil'
a eq ''''
a eq ''''''
a eq 'a''''b'
a eq 'and'
a eq 'a eq 1'
a eq '('
a eq '%'
a eq '\'
a eq '"'
a eq 'ä'
a eq '中文'
a eq '😀'
a eq 'a/b'
a eq 2024-01-31
a eq 2024-02-29
a eq 0001-01-01
a eq -0044-03-15
a eq 9999-12-31
a eq 2024-01-31T00:00Z
a eq 2024-01-31T00:00:00Z
a eq 2024-01-31T23:59:59.999Z
a eq 2024-01-31T23:59:59.123456789012Z
a eq 2024-01-31T12:00:00+02:00
a eq 2024-01-31T12:00:00-05:30
a eq 2024-01-31t12:00:00z
a eq 12:30
a eq 12:30:59
a eq 12:30:59.5
a eq 23:59:59.999999999999
a eq duration'P1D'
a eq duration'PT1H'
a eq duration'P12DT23H59M59.999999999999S'
a eq duration'-PT1S'
a eq DURATION'PT1M'
a eq 01234567-89ab-cdef-0123-456789abcdef
a eq 01234567-89AB-CDEF-0123-456789ABCDEF
a eq aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
a eq Sales.Color'Red'
a has Sales.Color'Red'
a has Sales.Color'Red,Green'
a HAS Sales.Color'Red'
a has 'Red'
a in ()
a in ( )
a in (1)
a in (1,2,3)
a IN (1,2)
a in ( 1 , 2 )
a in ('x','y')
a in ('O''Neil')
a in (null)
a in (1,null)
a in (2024-01-01,2024-01-02)
a in [1,2]
a in ["x","y"]
a in ["x\"y"]
a in ["x,y)"]
a in []
a in [null]
not a in (1,2)
a in (1) and b in (2)
'x' in ('x','y')
a/b eq 1
a/b/c eq 1
a/b eq null
$it/a eq 1
contains(a,'x')
Contains(a,'x')
contains( a , 'x' )
contains(a,'O''Neil')
contains(a,')')
contains(a,',')
contains(tolower(a),'x')
contains(a/b,'x')
contains(a,'x') eq true
contains(a,'x') ne false
contains(a,'x') and startswith(b,'y')
startswith(a,'x')
endswith(a,'x')
startsWith(a,'x')
endsWith(a,'x')
matchesPattern(a,'^x')
length(a) eq 3
length(a) gt 3
indexof(a,'x') eq 0
indexof(a,'x') ge 0
indexOf(a,'x') eq -1
substring(a,1) eq 'x'
substring(a,1,2) eq 'x'
tolower(a) eq 'x'
toLower(a) eq 'x'
toupper(a) eq 'X'
tolower(toupper(a)) eq 'x'
trim(a) eq 'x'
concat(a,'x') eq 'yx'
concat(concat(a,', '),b) eq 'x, y'
year(a) eq 2024
year(a) ge 2024
month(a) eq 1
day(a) eq 31
hour(a) eq 12
minute(a) eq 30
second(a) eq 0
fractionalseconds(a) lt 0.5
totalseconds(a) lt 1
totaloffsetminutes(a) eq 60
date(a) eq 2024-01-31
time(a) eq 12:30:00
now() gt a
a lt now()
mindatetime() lt a
maxdatetime() gt a
round(a) eq 1
floor(a) eq 1
ceiling(a) eq 1
a add 1 eq 2
a ADD 1 eq 2
a sub 1 eq 0
a mul 2 gt 4
a div 2 eq 1
a divby 2 eq 0.5
a mod 2 eq 0
a add b mul c eq 7
(a add b) mul c eq 9
a sub -1 eq 2
-a eq 1
- a eq 1
-(a add 1) eq -2
a eq -b
a add 1 sub 2 mul 3 div 4 mod 5 eq 6
5 mul 2 gt a
rel/any()
rel/any( )
rel/ANY()
rel/any(x:x/a eq 1)
rel/any(x: x/a eq 1)
rel/any(x : x/a eq 1)
rel/Any(x:x/a eq 1)
rel/all(x:x/a eq 1)
rel/ALL(x:x/a eq 1)
rel/any(x:x/a eq 1 and x/b eq 2)
rel/any(x:not (x/a eq 1))
rel/any(x:x/b/c eq 1)
rel/any(x:x/b/any())
rel/any(x:x/b/any(y:y/c eq 1))
rel/any(x:x/b/all(y:y/c eq 1 or y/d eq 2))
rel/any(x:contains(x/a,'b'))
rel/any(x:x/a in (1,2))
rel/any(x:true)
not rel/any()
not rel/any(x:x/a eq 1)
a/rel/any(x:x/b eq 1)
rel/any(x:x/a eq 1) and rel/any(x:x/a eq 2)
rel/$count gt 2
rel/$count eq 0
a/rel/$count ge 1
rel/any(x:x/b/$count gt 0)
(((((a eq 1)))))
_a eq 1
a1 eq 1
ä eq 1
名称 eq '值'
eq eq 1
eq eq eq
and eq 1
in in (1)
has has 'x'
or or or
nullable eq 1
trueish
inf eq 1
nan eq 1
a eq 1 and b
a and b or c and not d
a eq b
a gt b
(a eq 1) eq true
(a eq 1) eq (b eq 2)
not a eq true
a eq 1 eq true
`
  .split('\n')
  .slice(1, -1);
