import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { Schemas } from '@/lib/schemas';
import { executionLog, executionUpdated, readMessage, type ExecutionUpdated } from './messages';

const GOLDEN = '../shared-types/src/test/resources/golden';

function golden(name: string): unknown {
  return JSON.parse(readFileSync(`${GOLDEN}/${name}.json`, 'utf8'));
}

describe('the events of the live channel', () => {
  it.each([
    ['execution-updated', executionUpdated],
    ['execution-log', executionLog],
  ])('%s is what the services’ contract has in its golden file, field by field', (name, schema) => {
    const text = golden(name);
    expect(schema.strict().parse(text)).toEqual(text);
  });

  it('have the types that the API has for the same things', () => {
    expectTypeOf<ExecutionUpdated['status']>().toEqualTypeOf<Schemas['ExecutionStatus']>();
    expectTypeOf<z.infer<typeof executionLog>['lines'][number]>().toExtend<Schemas['LogLine']>();
  });

  it('that are not understood are skipped', () => {
    expect(readMessage('no JSON')).toBeUndefined();
    expect(readMessage(new ArrayBuffer(4))).toBeUndefined();
    expect(readMessage('{"event":"pong","data":{}}')).toBeUndefined();
  });
});
