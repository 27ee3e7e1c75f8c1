import { expect, it } from 'vitest'
import { serverFrom } from './address.ts'

const here = 'http://localhost:4319'
const cases: [string, ReturnType<typeof serverFrom>][] = [
  ['http://localhost:5000/#token=abc', { origin: 'http://localhost:5000', token: 'abc' }],
  ['  https://tokens.example.com/#token=a-b_c  ', { origin: 'https://tokens.example.com', token: 'a-b_c' }],
  ['abc', { origin: here, token: 'abc' }],
  ['#token=abc', { origin: here, token: 'abc' }],
  ['token=abc', { origin: here, token: 'abc' }],
  ['http://localhost:5000/', null],
  ['http://', null],
  ['two words', null],
  ['', null],
]
it.each(cases)('%j', (pasted, expected) => {
  expect(serverFrom(pasted, here)).toEqual(expected)
})
