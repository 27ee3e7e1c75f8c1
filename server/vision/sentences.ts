/** Why there are no labels of Claude, in a designer's words: what happened, what is safe, what to do. */
import type { UnlabelledReason } from '../../shared/label.ts'
import { Problem, type ProblemData } from '../../shared/problem.ts'

const SAFE = 'Nothing that was measured is lost, and our own rules named it.'

const sentences: Record<UnlabelledReason, readonly [detail: string, remedy: string]> = {
  auth: [
    'Anthropic did not accept the key of this server.',
    'Check ANTHROPIC_API_KEY on the server and label these frames again.',
  ],
  'spend-limit': [
    'The spending limit of the Anthropic account is reached.',
    'Raise it there, or wait until it starts anew, and label these frames again.',
  ],
  budget: [
    'The budget for Claude is used up.',
    'Label the remaining frames again with a higher budget, or leave them.',
  ],
  'day-budget': [
    'All that this server may spend on Claude in a day is used up.',
    'Label these frames again tomorrow, or ask the administrator to raise the limit.',
  ],
  'rate-limited': [
    'Anthropic takes no more requests from this account at the moment.',
    'Wait a few minutes and label these frames again.',
  ],
  overloaded: ['Claude is overloaded at the moment.', 'Wait a few minutes and label these frames again.'],
  timeout: ['Claude did not answer in time.', 'Label these frames again.'],
  network: [
    'The connection to Claude failed.',
    "Check the server's internet connection and label these frames again.",
  ],
  cancelled: ['Asking Claude was cancelled.', 'Label these frames again if you want.'],
  'bad-request': [
    'Claude did not accept the question.',
    'Check TOKEN_PIPELINE_MODEL on the server; if it is right, please report this.',
  ],
  refused: ['Claude declined to look at this frame.', 'It keeps its names; others are not affected.'],
  truncated: [
    "Claude's answer was too long, even with twice the room.",
    'Measure fewer types, or split the frame.',
  ],
  'invalid-answer': [
    "Claude's answer was not what was asked for, twice.",
    'Label these frames again; another model may do better.',
  ],
  'provider-error': [
    'Something between this server and Claude answered with an error.',
    'Wait a few minutes and label these frames again.',
  ],
  paused: [
    'Claude failed several times in a row, so it was not asked about this one.',
    'Wait a few minutes and label these frames again.',
  ],
  'too-large': [
    'The picture is too large to be sent to Claude without scaling it down.',
    'Split the frame, or export it at a smaller scale.',
  ],
  unavailable: [
    'Claude is not available on this server any more.',
    'Set ANTHROPIC_API_KEY on the server and label these frames again.',
  ],
}

export function problemFor(reason: UnlabelledReason): ProblemData {
  const [detail, remedy] = sentences[reason]
  return new Problem('label-failed', `${detail} ${SAFE}`, remedy).toJSON()
}
