/** The labeler port, filled by Claude. */
import type { Labeler } from '../../core/pipeline/label/port.ts'
import {
  frameAnswerSchema,
  frameWireSchema,
  namesAnswerSchema,
  namesWireSchema,
} from '../../core/pipeline/label/answer.ts'
import { type AskContext, createAsk } from './ask.ts'
import { type CallRequest, type Reply, call } from './call.ts'
import { roomForLabels, roomForNames } from './estimate.ts'
import { framePrompt, frameSystem } from './frame-prompt.ts'
import { tierOf } from './image-tokens.ts'
import { namesPrompt, namesSystem } from './names-prompt.ts'
import { picturesOf } from './pictures.ts'

export interface ClaudeOptions extends Omit<AskContext, 'call'> {
  readonly apiKey: string
  readonly baseURL: string
  /** Tests wait less. */
  readonly deadlineMs?: number | undefined
  readonly timeoutMs?: number | undefined
}

/** An answer takes 5–25 s; a try that has said nothing after 30 s will not come, and two of them fit the deadline. */
const TIMEOUT_MS = 30_000
const DEADLINE_MS = 60_000
/** Naming 200 tokens is one long answer. */
const NAMES_FACTOR = 3

export function createClaude({
  deadlineMs = DEADLINE_MS,
  timeoutMs = TIMEOUT_MS,
  ...options
}: ClaudeOptions): Labeler {
  const ask = createAsk({ ...options, call: connect(options.apiKey, options.baseURL) })
  const tier = tierOf(options.model)
  return {
    model: options.model,
    label: ({ frame, image, candidates, vocabulary }, terms) =>
      ask(
        {
          wire: frameWireSchema(vocabulary),
          answer: frameAnswerSchema,
          maxTokens: roomForLabels(candidates.length),
          deadlineMs,
          timeoutMs,
          async prepare() {
            const pictures = await picturesOf(await image(), tier)
            return (
              pictures && {
                pictures,
                system: frameSystem(vocabulary),
                text: framePrompt(frame, candidates, pictures),
              }
            )
          },
        },
        terms,
      ),
    name: (question, terms) =>
      ask(
        {
          wire: namesWireSchema(question.vocabulary),
          answer: namesAnswerSchema,
          maxTokens: roomForNames(question.tokens.length, question.roles.length),
          deadlineMs: NAMES_FACTOR * deadlineMs,
          timeoutMs: NAMES_FACTOR * timeoutMs,
          prepare: async () => ({
            pictures: [],
            system: namesSystem(question.vocabulary),
            text: namesPrompt(question),
          }),
        },
        terms,
      ),
  }
}

/** The SDK takes a quarter of a second and 27 MB to load: only for those who use it. */
function connect(apiKey: string, baseURL: string): (request: CallRequest) => Promise<Reply> {
  const ready = async () => {
    const { default: sdk } = await import('@anthropic-ai/sdk')
    const client = new sdk({
      // Both always given: left out, the SDK looks for keys in profiles and files of its own.
      apiKey,
      baseURL,
      // Each try may be charged: `ask` puts money aside for every one, which the SDK's own could not.
      maxRetries: 0,
      // At `debug`, which ANTHROPIC_LOG could switch on, the SDK prints whole pictures.
      logLevel: 'off',
      openTelemetry: false,
      // A redirect would be followed with the picture in it.
      fetchOptions: { redirect: 'error' },
    })
    return { sdk, client }
  }
  let loaded: ReturnType<typeof ready> | undefined
  return async (request) => {
    const { sdk, client } = await (loaded ??= ready())
    return call(sdk, client, request)
  }
}
