/** A question about a small picture, asked of a stand-in by the real SDK. */
import { inspect } from 'node:util'
import sharp from 'sharp'
import type { UnlabelledReason } from '../../../shared/label.ts'
import type {
  AnswerCache,
  Budget,
  FrameQuestion,
  Held,
  Labeler,
  Spent,
} from '../../../core/pipeline/label/port.ts'
import { memoryCache } from '../../../core/pipeline/label/terms.ts'
import { type ClaudeOptions, createClaude } from '../claude.ts'
import type { FakeMessages } from './fake-messages.ts'

export const KEY = 'sk-secret-1'
/** Long enough for two waits between tries on a busy machine. */
export const DEADLINE_MS = 4000

export const image = await sharp({ create: { width: 390, height: 844, channels: 3, background: '#0f172a' } })
  .png()
  .toBuffer()

/** Labelers of one stand-in, and what they wrote to the log. */
export function labelersOf(fake: () => FakeMessages) {
  const logged: string[] = []
  const claude = (scenario: string, options: Partial<ClaudeOptions> = {}): Labeler =>
    createClaude({
      apiKey: KEY,
      baseURL: fake().url(scenario),
      model: 'claude-sonnet-5-5',
      concurrency: 5,
      log: (message, facts) => void logged.push(inspect([message, facts], { depth: 9 })),
      now: () => performance.now(),
      deadlineMs: DEADLINE_MS,
      // Only headers that really do not come should be given up.
      timeoutMs: scenario.startsWith('slow') ? 300 : DEADLINE_MS,
      ...options,
    })
  return { claude, logged }
}

export const question = (id = 'frame'): FrameQuestion => ({
  frame: { id, name: id, scale: 1, width: 390, height: 844 },
  image: async () => image,
  candidates: [
    { id: 'a1', type: 'color', text: `#0f172a ${id}`, uses: [['background', 1]], boxes: [], unstated: [] },
  ],
  vocabulary: [{ type: 'color', title: 'Colors', about: 'Colors.', roles: ['background', 'text'], uses: {} }],
})

/** A budget that allows what it is told to, and keeps the books. */
export function purse(
  allow: () => 'reserved' | 'later' | UnlabelledReason = () => 'reserved',
  cache: AnswerCache = memoryCache(),
) {
  const settled: { reserved: number; spent: Spent }[] = []
  const budget: Budget = {
    async reserve(most): Promise<Held | 'later' | UnlabelledReason> {
      const answer = allow()
      return answer === 'reserved' ? { id: '', most } : answer
    },
    settle: async ({ most: reserved }, spent) => void settled.push({ reserved, spent }),
    close: async () => undefined,
  }
  return { budget, cache, settled }
}
