/** What crosses between the panel and its engine. */
import type { NumberedEvent } from '../../shared/events.ts'
import type { ProblemData } from '../../shared/problem.ts'
import type { Engine } from './engine.ts'

export interface Question {
  readonly id: number
  readonly call: keyof Engine
  readonly ask: readonly unknown[]
}
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: ProblemData }
  | { readonly run: string; readonly event: NumberedEvent }
  | { readonly ready: true }

/** A worker, or one end of a channel where the host allows no worker. */
export interface EnginePort {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => unknown) | null
}
