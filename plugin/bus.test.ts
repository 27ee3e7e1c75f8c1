import { expect, it } from 'vitest'
import { type Installed, installFigma } from '../e2e/fake-figma/testing.ts'
import { addPage } from '../e2e/fake-figma/pages.ts'
import { newsSchema } from '../shared/messages.ts'
import { answerCalls } from './bus.ts'
import { handlers } from './handlers.ts'

function open(): { file: Installed; say: (message: unknown) => Promise<unknown[]> } {
  const told: unknown[] = []
  const file = installFigma({}, { postToUi: (message) => told.push(newsSchema.parse(message)) })
  addPage(file.doc, 'Page', [
    { id: '1:1', name: 'Late', y: 500, width: 100, height: 80 },
    {
      id: '1:2',
      name: 'Section',
      type: 'SECTION',
      width: 900,
      height: 900,
      children: [{ id: '1:3', name: 'Inside', width: 10, height: 10 }],
    },
    { id: '1:4', name: 'Loose text', type: 'TEXT', width: 100, height: 20 },
    { id: '1:5', name: 'Hidden', width: 100, height: 80, visible: false },
  ])
  answerCalls(handlers())
  return {
    file,
    async say(message) {
      told.length = 0
      file.deliver(message)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return [...told]
    },
  }
}

it('answers every question once, with its number', async () => {
  const { say, file } = open()
  file.select('1:1', '1:4')
  expect(await say({ call: 'hello', id: 7, ask: {} })).toEqual([
    {
      news: 'answer',
      id: 7,
      answer: {
        file: { id: '', name: 'Shop redesign' },
        stored: {},
        selection: [{ id: '1:1', name: 'Late', width: 100, height: 80 }],
        canWrite: true,
        wish: null,
      },
    },
  ])
})

it('finds the frames of a page, in sections too, from top to bottom', async () => {
  const { say } = open()
  const [answered] = await say({ call: 'allFrames', id: 1, ask: {} })
  expect(answered).toMatchObject({ answer: { frames: [{ name: 'Inside' }, { name: 'Late' }] } })
})

it.each<[string, unknown, string]>([
  ['a malformed question', { call: 'resize', id: 1, ask: { width: 'wide' } }, 'invalid-request'],
  [
    'too many tokens at once',
    { call: 'tokens', id: 1, ask: { first: true, tokens: Array.from({ length: 101 }, () => ({})) } },
    'invalid-request',
  ],
  ['a frame that is gone', { call: 'capture', id: 1, ask: { frame: '9:9' } }, 'unknown-frame'],
  ['writing before looking', { call: 'write', id: 1, ask: { ids: [] } }, 'invalid-request'],
  [
    'a link that is none',
    { call: 'openLink', id: 1, ask: { url: 'javascript:alert(1)' } },
    'invalid-request',
  ],
])('explains %s', async (_, message, code) => {
  expect(await open().say(message)).toMatchObject([{ news: 'problem', id: 1, problem: { code } }])
})

it('does not answer what is no message of ours', async () => {
  expect(await open().say({ hello: 'world' })).toEqual([])
  expect(await open().say({ call: 'format-the-disk', id: 1, ask: {} })).toEqual([])
})

it('remembers per computer and gives it back', async () => {
  const { say } = open()
  await say({ call: 'remember', id: 1, ask: { key: 'token', value: 'abc' } })
  await say({ call: 'remember', id: 2, ask: { key: 'gone', value: 'x' } })
  await say({ call: 'remember', id: 3, ask: { key: 'gone', value: null } })
  await say({ call: 'resize', id: 4, ask: { width: 2000, height: 10 } })
  const [hello] = await say({ call: 'hello', id: 5, ask: {} })
  expect(hello).toMatchObject({ answer: { stored: { token: 'abc' } } })
})
