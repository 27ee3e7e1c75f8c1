/** A route as data: what it takes, what it answers, who may call it. Express and the OpenAPI document both read it. */
import type { Request, Response } from 'express'
import type * as z from 'zod'
import type { Scope } from '../../shared/api.ts'
import type { Caller } from '../access/tokens.ts'
import type { Incoming } from './incoming.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface Call<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly caller: Caller
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
  readonly request: Request
  readonly response: Response
}

/**
 * What the body is: JSON with a schema, or with one that is checked later (`unread`: layers and token files, 20 MB
 * instead of 1, handed over as it came), an image, or nothing.
 */
export type Body<B> =
  | { readonly json: z.ZodType<B> }
  | { readonly unread: z.ZodType }
  | { readonly image: true }
  | undefined

export interface Route<P = unknown, Q = unknown, B = unknown> {
  readonly method: Method
  /** Below `/api/v1`, Express spelling: `/runs/:run`. */
  readonly path: string
  readonly summary: string
  /** What a caller must be allowed to do. */
  readonly scope: Scope
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: Body<B>
  /** `stream`: Server-Sent Events; `image`: bytes; a schema: JSON. */
  readonly answer: z.ZodType | 'stream' | 'image' | 'nothing'
  readonly status?: number
  /** The answer may be megabytes, whole in memory: few are sent at once. */
  readonly large?: true
  /** Returns what is sent, or `undefined` when it has answered by itself. */
  handle(call: Call<P, Q, B>): Promise<unknown>
}

/** Infers the types of a route from its schemas; what is not read at the door is `Incoming`. */
export const route = <P = unknown, Q = unknown, B = Incoming>(definition: Route<P, Q, B>): Route => definition

/** Answers with JSON that is spelled already. */
export const sendJson = (response: Response, text: Uint8Array): void =>
  void response.type('json').send(Buffer.from(text.buffer, text.byteOffset, text.byteLength))
