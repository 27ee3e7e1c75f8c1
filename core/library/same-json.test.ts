import { expect, it } from 'vitest'
import { sameJson } from './same-json.ts'

it.each([
  ['1', '1', true],
  ['1', '2', false],
  ['null', '{}', false],
  ['[]', '{}', false],
  ['{"a":1,"b":[1,{"c":null}]}', '{"b":[1,{"c":null}],"a":1}', true],
  ['{"a":1}', '{"b":1}', false],
  ['{"a":1}', '{"a":1,"b":1}', false],
  ['[1,2]', '[2,1]', false],
  ['{"__proto__":1}', '{"toString":1}', false],
])('%s and %s: %s', (a, b, same) => expect(sameJson(JSON.parse(a), JSON.parse(b))).toBe(same))
