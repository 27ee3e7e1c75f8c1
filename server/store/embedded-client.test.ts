import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { type EmbeddedClient, openEmbedded } from './embedded-client.ts'

let client: EmbeddedClient
beforeAll(async () => {
  client = await openEmbedded(join(await freshDirectory(), 'database'))
  await client.exec('create table numbers (n int primary key)')
})
afterAll(() => client.close())

const numbers = async () => (await client.query<{ n: number }>('select n from numbers order by n')).rows

describe('one session for all', () => {
  it('keeps others out of a transaction, in the order they came', async () => {
    const order: string[] = []
    const first = client.transaction(async (tx) => {
      await tx.query('insert into numbers values (1)')
      await new Promise((resolve) => setTimeout(resolve, 20))
      order.push('first')
    })
    const outside = numbers().then((rows) => order.push(`outside sees ${rows.length}`))
    const second = client.transaction(async (tx) => {
      await tx.query('insert into numbers values (2)')
      order.push('second')
    })
    await Promise.all([first, outside, second])
    expect(order).toEqual(['first', 'outside sees 1', 'second'])
  })

  it('takes back what a failed transaction did, and goes on', async () => {
    const failing = client.transaction(async (tx) => {
      await tx.query('insert into numbers values (3)')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await numbers()).toEqual([{ n: 1 }, { n: 2 }])
  })

  it('a block of statements that fails half way does not hold the next one', async () => {
    const block = client.exec('begin; insert into numbers values (4); select 1/0; commit')
    const next = client.transaction((tx) => tx.query('insert into numbers values (5)'))
    await expect(block).rejects.toMatchObject({ code: '22012' })
    await next
    expect(await numbers()).toEqual([{ n: 1 }, { n: 2 }, { n: 5 }])
  })
})

it('a fault keeps its code', async () => {
  await expect(client.query('insert into numbers values ($1)', [1])).rejects.toMatchObject({ code: '23505' })
})

it('gives values as asked: parsed, or the text as it came', async () => {
  const select = "select '2026-01-02 03:04:05+00'::timestamptz as at, '{\"a\":1}'::jsonb as data"
  const plain = await client.query<{ at: Date; data: unknown }>(select)
  expect(plain.rows[0]?.at).toBeInstanceOf(Date)
  const text = await client.query(select, [], { rowMode: 'array', parsers: { 1184: (value) => value } })
  expect(text.rows).toEqual([['2026-01-02 03:04:05+00', { a: 1 }]])
})

it('hears what is told, until it stops listening', async () => {
  const heard: string[] = []
  const stop = await client.listen('news', (payload) => heard.push(payload))
  await client.query("select pg_notify('news', 'one')")
  await stop()
  await client.query("select pg_notify('news', 'two')")
  expect(heard).toEqual(['one'])
})

it('says so when there is no database to open', async () => {
  await expect(openEmbedded('no\0directory')).rejects.toThrow('null bytes')
})

it('nothing waits for ever on a database that was closed', async () => {
  const other = await openEmbedded(join(await freshDirectory(), 'database'))
  await other.close()
  await expect(other.query('select 1')).rejects.toThrow('ended')
})
