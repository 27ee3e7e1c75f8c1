/** Requests of one token that wait for each other. */
import type { Request, RequestHandler } from 'express'
import { callerOf } from './guard.ts'

/**
 * So much at once per token, until the answers are out; the others wait in the order they came.
 * @param weightOf In the unit of `most`; one alone is always let in.
 */
export function waitInTurn(most: number, weightOf: (request: Request) => number = () => 1): RequestHandler {
  const fits = (running: number, weight: number) => running === 0 || running + weight <= most
  const queues = new Map<
    string,
    { running: number; readonly waiting: { weight: number; begin: () => void }[] }
  >()
  return (request, response, next) => {
    const weight = weightOf(request)
    const { id } = callerOf(response)
    const queue = queues.get(id) ?? { running: 0, waiting: [] }
    queues.set(id, queue)
    let state: 'waiting' | 'running' | 'gone' = 'waiting'
    const begin = () => {
      state = 'running'
      queue.running += weight
      next()
    }
    response.on('close', () => {
      const before = state
      state = 'gone'
      if (before === 'waiting') return void queue.waiting.splice(queue.waiting.indexOf(mine), 1)
      queue.running -= weight
      for (let [first] = queue.waiting; first && fits(queue.running, first.weight); [first] = queue.waiting) {
        queue.waiting.shift()
        first.begin()
      }
      if (queue.running === 0) queues.delete(id)
    })
    const mine = { weight, begin }
    if (fits(queue.running, weight)) begin()
    else queue.waiting.push(mine)
  }
}
