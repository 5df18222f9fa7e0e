/** Values of the other options any OData 4.01 service has to be able to read, and values that are none of them. One a line. */
const lines = (text: string): readonly string[] => text.split('\n').slice(1, -1);

export interface OptionCases {
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
}

export const ORDER_CASES: OptionCases = {
  accepted: lines(String.raw`
a
a asc
a desc
a ASC
a Desc
a,b
a , b desc
a asc,b desc,c
a/b
a/b/c desc
_a
ä
名称 desc
desc
desc desc
asc asc,desc
`),
  refused: lines(String.raw`

,
a,
,a
a,,b
a b
a descending
a asc desc
a desc;b
a-b
-a
a.b
a/
/a
'a'
1
a desc nulls first
`),
};

export const SELECT_CASES: OptionCases = {
  accepted: lines(String.raw`
a
a,b
a , b
*
a,*
*,a
a,a
_a
ä
`),
  refused: lines(String.raw`

,
a,
a b
a;b
**
'a'
1a
a.b
-a
a(
`),
};

export const EXPAND_CASES: OptionCases = {
  accepted: lines(String.raw`
a
a,b
a , b
a($select=b)
a($select=b,c)
a($SELECT=b)
a($expand=b)
a($expand=b($expand=c))
a($select=b;$expand=c)
a($expand=b($select=c;$expand=d),e;$select=f)
a($filter=b eq 1)
a($filter=b eq ')' and c eq ';')
a($filter=contains(b,'c');$orderby=d desc,e;$top=1)
a($top=0)
a($filter=(b eq 1))
`),
  refused: lines(String.raw`

,
a,
a b
a(
a()
a)
a($select)
a($select=)
a($select=b
a(select=b)
a($select=b,$expand=c)
a($select=b;;$expand=c)
a($select=b;$select=c)
a($top=-1)
a($top=x)
a($filter=)
a($filter=b eq)
a,a
`),
};

export const APPLY_CASES: OptionCases = {
  accepted: lines(String.raw`
groupby((a))
groupby((a,b))
groupby( ( a , b ) )
groupby((a/b))
groupby((a),aggregate(b with sum as c))
groupby((a), aggregate( b with sum as c , $count as d ))
aggregate($count as n)
aggregate(a with sum as b)
aggregate(a with average as b)
aggregate(a with min as b,a with max as c)
aggregate(a with countdistinct as b)
aggregate(a/b with sum as c)
filter(a eq 1)
filter(a eq 1)/filter(b eq 2)
filter(a eq ')')/groupby((b))
filter((a eq 1))/aggregate($count as n)
groupby((a))/filter(a eq 1)
groupby((a),aggregate($count as n))/filter(n gt 1)/filter(n lt 9)
aggregate($count as n)/filter(n gt 1)
`),
  refused: lines(String.raw`

/
groupby
groupby()
groupby(a)
groupby(())
groupby((a)
groupby((a)))
groupby((a),)
groupby((a,))
groupby((a),aggregate())
groupby((a)) groupby((b))
groupby((a))/
/groupby((a))
aggregate()
aggregate(a)
aggregate(a with sum)
aggregate(a as b)
aggregate(a with sum as)
aggregate($count)
aggregate(a with sum as b,)
filter()
filter(a eq)
filter(a eq 1
groupby((a))/filter()
`),
};

export const SEARCH_CASES: OptionCases = {
  accepted: lines(String.raw`
a
a b
a AND b
a OR b
NOT a
a NOT b
a AND NOT b
(a)
(a OR b) c
"a b"
"a \"b\" \\"
"AND"
or
a-b
ä
`),
  refused: lines(String.raw`

AND
a AND
OR a
NOT
(
()
(a
a)
"
"a
""
a OR OR b
`),
};
