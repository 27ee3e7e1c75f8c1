/** Bytes in any S3-compatible store. An object appears there whole or not at all. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { delayBefore, storeAway } from './outage.ts'
import type { Lying, Shelf } from './shelf.ts'

export interface S3Options {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export function objectShelf({ endpoint, bucket, ...keys }: S3Options): Shelf {
  const client = new AwsClient({ ...keys, service: 's3', retries: 0 })
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}`
  const urlOf = (key: string) => `${base}/${key.split(':').map(encodeURIComponent).join('/')}`
  const ask = (method: string, url: string, init: RequestInit = {}, own?: AbortSignal): Promise<Response> =>
    untilAnswered(async () => {
      // Signed anew each time: a signature is good for minutes.
      const request = await client.sign(url, { method, ...init })
      return fetch(request, { signal: own ?? AbortSignal.timeout(ANSWER_MS) })
    })
  const put = (key: string, bytes: Uint8Array, headers: Record<string, string>) =>
    ask('PUT', urlOf(key), { headers, body: bytes as Uint8Array<ArrayBuffer> })
  return {
    async write(key, bytes, instead = false) {
      const first = await put(key, bytes, instead ? {} : { 'if-none-match': '*' })
      if (first.status === PRECONDITION_FAILED) return 'there'
      // A store that knows no conditions: its plain PUT is as whole, and by content the same bytes.
      const response = first.status === NOT_IMPLEMENTED ? await put(key, bytes, {}) : first
      await settled(response, key)
      return 'written'
    },
    async read(key) {
      const response = await ask('GET', urlOf(key))
      if (response.status === NOT_FOUND) return null
      if (!response.ok) throw await refused(response, key)
      return new Uint8Array(await response.arrayBuffer())
    },
    async stream(key) {
      // The deadline is for its first word only: then the reader's own is what counts.
      const gone = new AbortController()
      const late = setTimeout(() => gone.abort(), ANSWER_MS)
      const response = await ask('GET', urlOf(key), {}, gone.signal).finally(() => clearTimeout(late))
      if (response.status === NOT_FOUND) return null
      if (!response.ok || !response.body) throw await refused(response, key)
      return { bytes: Number(response.headers.get('content-length')), chunks: response.body }
    },
    // Whoever runs the store sees to that.
    hasRoom: async () => true,
    async remove(key) {
      const response = await ask('DELETE', urlOf(key))
      if (response.status !== NOT_FOUND) await settled(response, key)
    },
    async *list(folder) {
      let from: string | undefined
      do {
        const query = new URLSearchParams({
          'list-type': '2',
          ...(folder !== undefined && { prefix: `${folder}/` }),
          ...(from !== undefined && { 'continuation-token': from }),
        })
        const response = await ask('GET', `${base}?${query.toString()}`)
        if (!response.ok) throw await refused(response, 'list')
        const page = await response.text()
        yield* objectsIn(page)
        from = textOf(page, 'NextContinuationToken')
      } while (from !== undefined)
    },
  }
}

/** Of a store that hangs: 40 MB in this time are 2.7 MB/s. */
const ANSWER_MS = 15_000
/** Together about 4 s of waiting when it refuses; then whoever asked is told, and the queue asks again. */
const TRIES = 6

async function untilAnswered(once: () => Promise<Response>): Promise<Response> {
  const until = Date.now() + ANSWER_MS
  for (let attempt = 0; ; attempt++) {
    const response = await once().catch((error: unknown) => error as Error)
    const good = response instanceof Response && response.status < 500 && response.status !== TOO_MANY
    if (good || (response instanceof Response && response.status === NOT_IMPLEMENTED)) return response
    if (response instanceof Response) await response.arrayBuffer().catch(() => undefined)
    if (attempt + 1 >= TRIES || Date.now() > until)
      throw storeAway(
        'The store for pictures',
        response instanceof Response ? new Error(`status ${response.status}`) : response,
      )
    await sleep(delayBefore(attempt, 2000))
  }
}

const TOO_MANY = 429
const NOT_FOUND = 404
const PRECONDITION_FAILED = 412
const NOT_IMPLEMENTED = 501

/** The body is read in any case: a connection is free again only then. */
async function settled(response: Response, key: string): Promise<void> {
  if (!response.ok) throw await refused(response, key)
  await response.arrayBuffer()
}

const refused = async (response: Response, key: string): Promise<Error> =>
  new Error(
    `the picture store answered ${response.status} for ${key}: ${(await response.text()).slice(0, 300)}`,
  )

function* objectsIn(page: string): Iterable<Lying> {
  for (const [, entry = ''] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
    const path = textOf(entry, 'Key')
    const [folder, name, ...deeper] = path?.split('/') ?? []
    // Somebody else's objects may lie in the same bucket.
    if (folder === undefined || name === undefined || deeper.length > 0) continue
    const at = Date.parse(textOf(entry, 'LastModified') ?? '')
    yield { key: `${folder}:${name}`, bytes: Number(textOf(entry, 'Size')), at }
  }
}

/** Our keys have no letter that XML would spell otherwise, and tokens only `&`. */
const textOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&')
