import { expect, it } from 'vitest'
import { labellingFacts, labelerFrom } from './claude.ts'
import { configFrom } from './config.ts'

it.each([
  ['no key', {}, 'label-unavailable'],
  ['a blank key', { ANTHROPIC_API_KEY: '  ' }, 'label-unavailable'],
  [
    'an administrator who forbids it',
    { ANTHROPIC_API_KEY: 'k', TOKEN_PIPELINE_FORBID_CLAUDE: 'yes' },
    'label-forbidden',
  ],
])('%s: there is no labeler, and a reason', (_, env, code) => {
  const { claude } = configFrom({ DATA_DIR: '/nowhere', ...env })
  expect(labellingFacts(claude).problem).toMatchObject({ code })
  expect(labelerFrom(claude, () => undefined)).toBeUndefined()
})
