import { type Collection, type JsonObject, type StatementContext, readTimeZone } from '@mortise/shared';
import { idsOf } from './testing/bound';
import { DIALECTS } from './testing/test-databases';
import { BARE, type TestSource, openTestSource } from './testing/test-source';

/** A Wednesday, the 6th in Shanghai already. */
const NOW = Date.parse('2025-03-05T22:30:00.000Z');

function at(zone?: string): StatementContext {
  return { variables: { '$user.id': null, $nRole: null, now: NOW, timeZone: zone === undefined ? undefined : readTimeZone(zone) } };
}

describe.each(DIALECTS)('dates in filters on %s', (dialect) => {
  let test: TestSource;
  let events: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    const fields = [
      { name: 'at', type: 'datetime' },
      { name: 'day', type: 'date' },
      { name: 'local', type: 'datetimeNoTz' },
      { name: 'unix', type: 'unixTimestamp' },
    ] as const;
    events = await test.make({ ...BARE, name: 'events', fields });
    for (const [moment, day, local] of [
      ['2025-03-04T23:59:59.999Z', '2025-03-04', '2025-03-04 23:59:59'],
      ['2025-03-05T00:00:00.000Z', '2025-03-05', '2025-03-05 00:00:00'],
      ['2025-03-05T16:00:00.000Z', '2025-03-06', '2025-03-06 00:00:00'],
      [null, null, null],
      ['2025-03-30T01:00:00.000Z', '2025-03-30', '2025-03-30 03:00:00'],
      ['9999-12-31T23:59:59.999Z', '9999-12-31', '9999-12-31 23:59:59'],
      ['0001-01-01T00:00:00.000Z', '0001-01-01', '0001-01-01 00:00:00'],
    ] as const) {
      await test.insert(events, { at: moment, day, local, unix: moment });
    }
  });
  afterAll(() => test.remove());

  const ids = (filter: JsonObject, zone?: string): Promise<unknown[]> => idsOf(test, events, { filter, context: at(zone) });

  it.each<[JsonObject, number[], string?]>([
    [{ at: { $dateOn: '2025-03-05' } }, [2, 3]],
    [{ at: { $dateOn: '2025-03-05' } }, [1, 2], 'Asia/Shanghai'],
    [{ at: { $dateOn: '2025-03-05' } }, [1, 2], '+08:00'],
    [{ at: { $dateOn: '2025-03-05Z' } }, [2, 3], '+08:00'],
    [{ at: { $dateNotOn: '2025-03-05' } }, [1, 4, 5, 6, 7]],
    [{ at: { $dateBefore: '2025-03-05' } }, [1, 7]],
    [{ at: { $dateNotBefore: '2025-03-05' } }, [2, 3, 5, 6]],
    [{ at: { $dateAfter: '2025-03-05' } }, [5, 6]],
    [{ at: { $dateAfter: '2025-03-05' } }, [3, 5, 6], '+08:00'],
    [{ at: { $dateNotAfter: '2025-03-05' } }, [1, 2, 3, 7]],
    [{ at: { $dateBetween: ['2025-03-04', '2025-03-05'] } }, [1, 2, 3]],
    [{ at: { $dateBetween: ['2025-03-04', '2025-03-05', '[)'] } }, [1]],
    [{ at: { $dateBetween: ['2025-03-04', '2025-03-05', '(]'] } }, [2, 3]],
    [{ at: { $dateBetween: ['2025-03-04', '2025-03-06', '()'] } }, [2, 3]],
    [{ at: { $dateOn: ['2025-03-05', '2025-03-06', '[)', '+08:00'] } }, [1, 2]],
    [{ at: { $dateOn: '2025-03-30 03' } }, [5], 'Europe/Berlin'],
    [{ at: { $dateOn: '2025-03-30 02' } }, [], 'Europe/Berlin'],
    [{ at: { $dateOn: '2025Q1' } }, [1, 2, 3, 5]],
    [{ at: { $dateOn: '9999' } }, [6]],
    [{ at: { $dateAfter: '9999' } }, []],
    [{ at: { $dateNotAfter: '9999' } }, [1, 2, 3, 5, 6, 7]],
    [{ at: { $dateBefore: '0001' } }, []],
    [{ at: { $dateOn: '0001' } }, [7]],
    [{ at: { $dateOn: { type: 'today' } } }, [2, 3]],
    [{ at: { $dateOn: { type: 'today' } } }, [3], '+08:00'],
    [{ at: { $dateOn: { type: 'past', number: 1, unit: 'day' } } }, [1]],
    [{ at: { $dateBefore: '{{ $nDate.now }}' } }, [1, 2, 3, 7]],
    [{ at: { $dateOn: '{{$nDate.thisWeek}}' } }, [1, 2, 3]],
    [{ at: { $dateOn: '{{$date.lastWeek}}' } }, []],
    [{ at: { $dateAfter: '{{$system.now}}' } }, [5, 6]],
    [{ day: { $dateOn: '2025-03-05' } }, [2], 'Asia/Shanghai'],
    [{ day: { $dateOn: { type: 'today' } } }, [3], 'Asia/Shanghai'],
    [{ day: { $dateOn: { type: 'today' } } }, [2]],
    [{ day: { $dateNotOn: '2025-03-05' } }, [1, 3, 4, 5, 6, 7]],
    [{ day: { $dateOn: '2025W10' } }, [1, 2, 3]],
    [{ day: { $dateOn: '9999' } }, [6]],
    [{ day: { $dateAfter: '2025-03' } }, [6]],
    [{ local: { $dateOn: '2025-03-05' } }, [2], 'Asia/Shanghai'],
    [{ local: { $dateOn: { type: 'today' } } }, [3], 'Asia/Shanghai'],
    [{ local: { $dateBefore: '2025-03-05' } }, [1, 7]],
    [{ unix: { $dateOn: '2025-03-05' } }, [2, 3]],
    [{ unix: { $dateOn: '2025-03-05' } }, [1, 2], '+08:00'],
    [{ unix: { $dateAfter: '2025-03-05' } }, [5, 6]],
    [{ unix: { $dateNotOn: '2025-03-05' } }, [1, 4, 5, 6, 7]],
  ])('%j', async (...[filter, expected, zone]) => {
    expect(await ids(filter, zone)).toEqual(expected);
  });
});
