/** Bytes in any S3-compatible store. An object appears there whole or not at all. */
import { AwsClient } from 'aws4fetch'
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
  const ask = async (method: string, url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(await client.sign(url, { method, ...init }))
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
