import { type FilterLine, type RefusedLine, contractSuite, filterRows, refusedRows } from './testing/contract-rows';
import { makeSamples } from './testing/samples';

const EQUALITY: readonly FilterLine[] = [
  ['O1', '$eq: the same value', { 'int.$eq': 20 }, ['b']],
  ['O2', '$eq beside a list: one of them', { 'int.$eq': [20, 30] }, ['a', 'b']],
  ['O3', '$eq null: no value', { 'int.$eq': null }, ['n']],
  ['O4', '$eq minds the case', { 'text.$eq': 'BOB' }, []],
  ['O5', '$eq: an empty text is a value', { 'text.$eq': '' }, ['c']],
  ['O6', '$ne holds for rows without a value', { 'int.$ne': 20 }, ['a', 'c', 'n']],
  ['O7', '$ne null: any value', { 'int.$ne': null }, ['a', 'b', 'c']],
  ['O8', '$ne beside a list: none of them, and no value', { 'int.$ne': [20, 30] }, ['c', 'n']],
  ['O16', '$is', { 'bool.$is': true }, ['a']],
  ['O17', '$is null: no value', { 'bool.$is': null }, ['n']],
  ['O18', '$not beside a value', { 'int.$not': 20 }, ['a', 'c', 'n']],
  ['O19', '$not null, nested: any value', { int: { $not: null } }, ['a', 'b', 'c']],
  ['O9', '$in: one of them', { 'text.$in': ['bob', ''] }, ['b', 'c']],
  ['O10', '$in takes one value as a list of one', { 'int.$in': 30 }, ['a']],
  ['O11', '$in null among the values: rows without one too', { 'int.$in': [30, null] }, ['a', 'n']],
  ['O12', '$in of nothing: no row', { 'int.$in': [] }, []],
  ['O98', '$in null: no row', { 'int.$in': null }, []],
  ['O99', '$notIn null: every row', { 'int.$notIn': null }, ['a', 'b', 'c', 'n']],
  ['O13', '$notIn holds for rows without a value', { 'int.$notIn': [20, 30] }, ['c', 'n']],
  ['O14', '$notIn null among the values: only rows with another value', { 'int.$notIn': [20, null] }, ['a', 'c']],
  ['O15', '$notIn of nothing: every row', { 'int.$notIn': [] }, ['a', 'b', 'c', 'n']],
];

/** A value of row `a` in each type that has equality, as somebody might write it. */
const SAME: Readonly<Record<string, unknown>> = {
  text: 'Anna_%',
  note: 'a*b?[c]',
  int: 30,
  big: '9223372036854775807',
  dbl: 0.5,
  dec: '9.5',
  bool: true,
  at: '2024-02-29T23:30:00Z',
  plain: '2024-02-29T23:30:00',
  unix: '2024-02-29T23:30:00Z',
  day: '2024-02-29',
  time: '09:05',
  uuid: '0000000A-0000-4000-8000-00000000000A',
  uid: 'a_1',
  nano: 'nA',
  flake: 7,
};
const EQUALITY_OF_TYPES: readonly FilterLine[] = Object.entries(SAME).flatMap(([name, value], index): FilterLine[] => [
  [`O${index + 20}.1`, `$eq of ${name}`, { [`${name}.$eq`]: value }, ['a']],
  [`O${index + 20}.2`, `$ne of ${name}`, { [name]: { $ne: value } }, ['b', 'c', 'n']],
  [`O${index + 20}.3`, `$in of ${name}`, { [name]: [value] }, ['a']],
  [`O${index + 20}.4`, `$notIn of ${name}`, { [`${name}.$notIn`]: [value] }, ['b', 'c', 'n']],
]);

const ORDER: readonly FilterLine[] = [
  ['O400', '$gt', { 'int.$gt': 20 }, ['a']],
  ['O401', '$gte', { 'int.$gte': 20 }, ['a', 'b']],
  ['O402', '$lt: rows without a value are not less', { 'int.$lt': 20 }, ['c']],
  ['O403', '$lte', { 'int.$lte': 20 }, ['b', 'c']],
  ['O404', '$between holds both ends', { 'int.$between': [20, 30] }, ['a', 'b']],
  ['O405', '$notBetween holds for rows without a value', { 'int.$notBetween': [20, 30] }, ['c', 'n']],
  ['O406', '64 bits are compared exactly', { 'big.$gt': '9223372036854775806' }, ['a']],
  ['O407', 'decimals are compared as numbers, not as texts', { 'dec.$gt': '9.5' }, ['b']],
  ['O408', 'text by code point', { 'text.$gt': 'Z' }, ['b']],
  ['O409', 'doubles', { 'dbl.$lt': 0 }, ['b']],
  ['O410', 'moments', { 'at.$gte': '2024-03-01T01:00:00+01:00' }, ['b']],
  ['O411', 'moments without a zone', { 'plain.$lt': '2024-02-29 23:30:00' }, ['c']],
  ['O412', 'unix time', { 'unix.$lte': '2024-02-29T23:30:00Z' }, ['a', 'c']],
  ['O413', 'days', { 'day.$gt': '2024-02-29' }, ['b']],
  ['O414', 'times of the day', { 'time.$gt': '09:05' }, ['b']],
  ['O416', 'numbers between two of a column', { 'int.$gt': 19.5 }, ['a', 'b']],
  ['O417', 'at least, between two', { 'int.$gte': 20.5 }, ['a']],
  ['O418', 'beyond all of a column: all are less', { 'int.$lt': 3_000_000_000 }, ['a', 'b', 'c']],
  ['O419', 'beyond all of a column: none is more', { 'int.$gte': 3_000_000_000 }, []],
  ['O420', 'a range that reaches beyond', { 'big.$between': ['-9223372036854775809', 5] }, ['b', 'c']],
  ['O421', 'decimals with more digits than the column', { 'dec.$gte': '9.501' }, ['b']],
  ['O415', 'generated numbers', { 'flake.$gt': 0 }, ['a', 'b']],
];

const UNDECIDED: readonly FilterLine[] = [
  ['O450', '$not of a list with null', { $not: { 'int.$in': [20, null] } }, ['a', 'c']],
  ['O451', '$not of an order holds for rows without a value', { $not: { 'int.$gt': 20 } }, ['b', 'c', 'n']],
  ['O452', '$not of $not', { $not: { $not: { 'int.$gt': 20 } } }, ['a']],
  ['O453', '$not of a part of a text', { $not: { 'text.$includes': 'ob' } }, ['a', 'c', 'n']],
  ['O454', '$between the wrong way round: no row', { 'int.$between': [30, 20] }, []],
  ['O455', '$notBetween the wrong way round: every row', { 'int.$notBetween': [30, 20] }, ['a', 'b', 'c', 'n']],
  ['O456', '$between of texts, by code point', { 'text.$between': ['A', 'a'] }, ['a']],
  ['O457', 'the least number of 64 bits', { 'big.$in': ['-9223372036854775808', -1] }, ['c']],
  ['O458', 'one beside the greatest', { 'big.$in': ['9223372036854775806'] }, []],
  ['O459', '$in of nothing but null', { 'text.$in': [null] }, ['n']],
  ['O460', '$notIn of nothing but null', { 'text.$notIn': [null] }, ['a', 'b', 'c']],
  ['O461', '$anyOf of nothing: no row', { 'list.$anyOf': [] }, []],
  ['O462', '$noneOf of nothing: every row', { 'list.$noneOf': [] }, ['a', 'b', 'c', 'n']],
  ['O463', '$match of nothing: the empty list', { 'list.$match': [] }, ['c']],
];

const TEXT: readonly FilterLine[] = [
  ['O500', '$includes disregards ASCII case', { 'text.$includes': 'B' }, ['b']],
  ['O501', '$includes takes % and _ as they are', { 'text.$includes': '_%' }, ['a']],
  ['O502', '$includes beside a list: any of them', { 'text.$includes': ['nn', 'ob'] }, ['a', 'b']],
  ['O503', '$includes null: no value', { 'text.$includes': null }, ['n']],
  ['O504', '$includes of an empty text: every text', { 'text.$includes': '' }, ['a', 'b', 'c']],
  ['O505', '$notIncludes holds for rows without a value', { 'text.$notIncludes': 'B' }, ['a', 'c', 'n']],
  ['O506', '$notIncludes beside a list: none of them', { 'text.$notIncludes': ['nn', 'ob'] }, ['c', 'n']],
  ['O507', '$notIncludes null: any value', { 'text.$notIncludes': null }, ['a', 'b', 'c']],
  ['O508', '$startsWith', { 'text.$startsWith': 'aNNa_' }, ['a']],
  ['O509', '$notStartsWith', { 'text.$notStartsWith': 'a' }, ['b', 'c', 'n']],
  ['O510', '$endWith', { 'text.$endWith': '_%' }, ['a']],
  ['O511', '$endsWith is the same', { 'text.$endsWith': '_%' }, ['a']],
  ['O512', '$notEndWith', { 'text.$notEndWith': 'OB' }, ['a', 'c', 'n']],
  ['O513', '$notEndsWith is the same', { 'text.$notEndsWith': 'OB' }, ['a', 'c', 'n']],
  ['O514', '$like: % is any text and minds the case', { 'text.$like': 'A%' }, ['a']],
  ['O515', '$like: _ is one character', { 'text.$like': '_o_' }, ['b']],
  ['O516', '$like: a backslash before what is meant as it is', { 'text.$like': String.raw`Anna\_\%` }, ['a']],
  ['O517', '$like minds the case', { 'text.$like': 'BOB' }, []],
  ['O518', '$notLike', { 'text.$notLike': 'b%' }, ['a', 'c', 'n']],
  ['O519', '$iLike disregards ASCII case', { 'text.$iLike': 'B%B' }, ['b']],
  ['O520', '$notILike', { 'text.$notILike': 'B%B' }, ['a', 'c', 'n']],
  ['O521', 'long texts answer to the same', { 'note.$includes': '[C]' }, ['a']],
  ['O522', 'a backslash in a part is a character', { 'note.$includes': 'k\\s' }, ['b']],
  ['O523', 'generated texts answer to the same', { 'uid.$startsWith': 'A_' }, ['a']],
  ['O525', 'numbers are compared with texts as they are written', { 'code.$ne': 1 }, ['a', 'b', 'c', 'n']],
  ['O526', 'parts of texts too', { 'uid.$endWith': 1 }, ['a']],
  ['O524', 'and so do nanoids', { 'nano.$endWith': 'B' }, ['b']],
];

const EMPTINESS: readonly FilterLine[] = [
  ['O600', '$empty of a text: no value or an empty text', { 'text.$empty': true }, ['c', 'n']],
  ['O601', '$notEmpty of a text', { 'text.$notEmpty': true }, ['a', 'b']],
  ['O602', '$empty of a list: no value or no items', { 'list.$empty': true }, ['c', 'n']],
  ['O603', '$notEmpty of a set', { 'kinds.$notEmpty': true }, ['a', 'b']],
  ['O604', '$empty of a number: no value, zero is one', { 'int.$empty': true }, ['n']],
  ['O605', '$empty of a truth value: no value, false is one', { 'bool.$empty': true }, ['n']],
  ['O606', '$empty of JSON: no value', { 'json.$empty': true }, ['n']],
  ['O607', '$empty false turns it round', { 'text.$empty': false }, ['a', 'b']],
  ['O608', '$empty without a value means true', { 'text.$empty': null }, ['c', 'n']],
  ['O609', '$empty of a moment', { 'at.$empty': true }, ['n']],
  ['O610', '$empty of a day', { 'day.$notEmpty': true }, ['a', 'b', 'c']],
];

const TRUTH: readonly FilterLine[] = [
  ['O650', '$isTruly', { 'bool.$isTruly': true }, ['a']],
  ['O651', '$isTruly false: not true', { 'bool.$isTruly': false }, ['b', 'c', 'n']],
  ['O652', '$isFalsy: false or no value', { 'bool.$isFalsy': true }, ['b', 'c', 'n']],
  ['O653', '$isFalsy false: true', { 'bool.$isFalsy': false }, ['a']],
];

const LISTS: readonly FilterLine[] = [
  ['O700', '$match: the same items in any order', { 'list.$match': ['y', 'x'] }, ['a']],
  ['O701', '$match: not some of them', { 'list.$match': ['x'] }, []],
  ['O702', '$notMatch holds for rows without a value', { 'list.$notMatch': ['y', 'x'] }, ['b', 'c', 'n']],
  ['O703', '$anyOf: one of the items', { 'list.$anyOf': ['x', 'z'] }, ['a']],
  ['O704', '$anyOf takes one value as a list of one', { 'list.$anyOf': 'y' }, ['a', 'b']],
  ['O705', '$noneOf holds for rows without a value', { 'list.$noneOf': ['x', 'z'] }, ['b', 'c', 'n']],
  ['O706', '$arrayEmpty', { 'list.$arrayEmpty': true }, ['c', 'n']],
  ['O707', '$arrayNotEmpty', { 'list.$arrayNotEmpty': true }, ['a', 'b']],
  ['O708', 'items keep their type', { 'kinds.$anyOf': ['2'] }, []],
  ['O709', 'sets answer to the same', { 'kinds.$match': [2, 1] }, ['a']],
];

const REFUSED: readonly RefusedLine[] = [
  ['O800', 'an operator nobody knows', { 'int.$near': 1 }, 'QUERY_OPERATOR_UNKNOWN'],
  ['O801', 'operators of the mapper below', { 'text.$regexp': 'a' }, 'QUERY_OPERATOR_UNKNOWN'],
  ['O802', 'and their other spellings', { 'text.$i_like': 'a' }, 'QUERY_OPERATOR_UNKNOWN'],
  ['O803', 'a column compared with another', { 'text.$col': 'note' }, 'QUERY_OPERATOR_UNKNOWN'],
  ['O804', 'an operator of another type', { 'int.$includes': 'a' }, 'QUERY_OPERATOR_UNSUPPORTED'],
  ['O805', 'order of JSON', { 'json.$gt': 1 }, 'QUERY_OPERATOR_UNSUPPORTED'],
  ['O806', 'a text for a number', { 'int.$eq': 'many' }, 'QUERY_VALUE_INVALID'],
  ['O807', 'an object for a number', { 'int.$eq': { a: 1 } }, 'QUERY_VALUE_INVALID'],
  ['O808', 'null beside an order', { 'int.$gt': null }, 'QUERY_VALUE_INVALID'],
  ['O809', 'one end of a range', { 'int.$between': [1] }, 'QUERY_VALUE_INVALID'],
  ['O810', 'a switch that is neither on nor off', { 'int.$empty': 'perhaps' }, 'QUERY_VALUE_INVALID'],
  ['O811', 'a number beyond the column', { 'int.$eq': 2_147_483_648 }, 'QUERY_VALUE_INVALID'],
  ['O812', 'a day that is not in the calendar', { 'day.$eq': '2023-02-29' }, 'QUERY_VALUE_INVALID'],
];

contractSuite('operators of filters', {
  setup: makeSamples,
  rows: [
    ...filterRows('samples', [...EQUALITY, ...EQUALITY_OF_TYPES, ...ORDER, ...UNDECIDED, ...TEXT, ...EMPTINESS, ...TRUTH, ...LISTS]),
    ...refusedRows('samples', REFUSED),
  ],
});
