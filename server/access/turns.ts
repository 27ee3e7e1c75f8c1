/** Requests of one token that wait for each other. */
import type { RequestHandler } from 'express'
import { callerOf } from './guard.ts'

/** So many at once per token, until their answers are out; the others wait unread, in the order they came. */
export function waitInTurn(most: number): RequestHandler {
  const queues = new Map<string, { running: number; readonly waiting: (() => void)[] }>()
  return (_request, response, next) => {
    const { id } = callerOf(response)
    const queue = queues.get(id) ?? { running: 0, waiting: [] }
    queues.set(id, queue)
    let state: 'waiting' | 'running' | 'gone' = 'waiting'
    const begin = () => {
      state = 'running'
      queue.running++
      next()
    }
    response.on('close', () => {
      const before = state
      state = 'gone'
      if (before === 'waiting') return void queue.waiting.splice(queue.waiting.indexOf(begin), 1)
      queue.running--
      queue.waiting.shift()?.()
      if (queue.running === 0) queues.delete(id)
    })
    if (queue.running < most) begin()
    else queue.waiting.push(begin)
  }
}
