/**
 * The one error class. A problem has a machine code, a sentence for people that names the culprit, and a remedy.
 * Over HTTP it is an RFC 9457 problem document.
 */
import * as z from 'zod'

/** Every code there is, with its HTTP status. */
const statuses = {
  'invalid-request': 400,
  'invalid-body': 400,
  'no-image': 400,
  'invalid-image': 422,
  'image-too-large': 413,
  'body-too-large': 413,
  'upload-incomplete': 400,
  'upload-too-slow': 408,
  'took-too-long': 422,
  'unknown-type': 404,
  'unknown-format': 404,
  'unknown-project': 404,
  'unknown-run': 404,
  'unknown-frame': 404,
  'unknown-token': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  unauthorized: 401,
  'forbidden-host': 403,
  'forbidden-origin': 403,
  'run-sealed': 409,
  'run-not-finished': 409,
  'run-empty': 409,
  'too-many-frames': 429,
  'too-many-requests': 429,
  'storage-full': 507,
  'blob-damaged': 500,
  forbidden: 403,
  'name-taken': 409,
  'library-changed': 409,
  'export-failed': 422,
  'data-in-use': 503,
  'data-unusable': 503,
  'data-damaged': 503,
  'store-unavailable': 503,
  'invalid-configuration': 500,
  'invalid-plugin': 500,
  'type-failed': 500,
  'label-unavailable': 409,
  'label-forbidden': 403,
  'label-failed': 502,
  internal: 500,
  unreachable: 503,
  cancelled: 409,
} as const

export type ProblemCode = keyof typeof statuses
export const problemCodes = Object.keys(statuses) as [ProblemCode, ...ProblemCode[]]

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  /** What happened, naming the culprit. */
  detail: z.string(),
  /** What to do about it. */
  remedy: z.string(),
})
export type ProblemData = z.infer<typeof problemSchema>

/** RFC 9457, `application/problem+json`. */
export const problemDocumentSchema = z.object({
  ...problemSchema.shape,
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
})

export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly remedy: string

  constructor(code: ProblemCode, detail: string, remedy: string, options?: { cause?: unknown }) {
    super(detail, options)
    this.code = code
    this.remedy = remedy
  }

  get status(): number {
    return statuses[this.code]
  }

  toJSON(): ProblemData {
    return { code: this.code, detail: this.message, remedy: this.remedy }
  }
}

/** Anything thrown, as a problem; what was not foreseen becomes `internal` and keeps its cause. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem(
    'internal',
    'Something unexpected went wrong.',
    'Try again; if it stays, report it with the log.',
    {
      cause: error,
    },
  )
}

export const problemDocument = (problem: Problem): z.infer<typeof problemDocumentSchema> => ({
  type: `urn:token-pipeline:problem:${problem.code}`,
  title: problem.code.replaceAll('-', ' '),
  status: problem.status,
  ...problem.toJSON(),
})
