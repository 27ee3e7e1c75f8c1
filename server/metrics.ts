/** Prometheus metrics of this process. No labels that grow with users: no run, project or address. */
import type { Request, RequestHandler, Response } from 'express'
import type { Called } from './vision/attempt.ts'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export interface Metrics {
  readonly requests: RequestHandler
  /** The same, timed. */
  readonly timed: <A extends unknown[], R>(
    measure: (...given: A) => Promise<R>,
  ) => (...given: A) => Promise<R>
  readonly streams: Gauge
  /** Tells of a call to Claude. */
  readonly called: (call: Called) => void
  readonly expose: (request: Request, response: Response) => Promise<void>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'token_pipeline_' })
  const seconds = new Histogram({
    name: 'token_pipeline_http_seconds',
    help: 'Time to answer requests; event streams are not in it.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const examined = new Histogram({
    name: 'token_pipeline_examine_seconds',
    help: 'Time to measure a frame, waiting for a thread included.',
    buckets: [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 5, 20],
    registers: [registry],
  })
  const failed = new Counter({
    name: 'token_pipeline_examine_failures_total',
    help: 'Frames that could not be measured.',
    registers: [registry],
  })
  const streams = new Gauge({
    name: 'token_pipeline_event_streams',
    help: 'Open event streams.',
    registers: [registry],
  })
  const called = claudeMetrics(registry)
  return {
    streams,
    called,
    requests(request, response, next) {
      const start = performance.now()
      response.on('finish', () => {
        if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return
        // The pattern, not the path: ids would make a new series each.
        const route = (request.route as { path?: string } | undefined)?.path ?? 'none'
        seconds.observe(
          { method: request.method, route, status: response.statusCode },
          (performance.now() - start) / 1000,
        )
      })
      next()
    },
    timed:
      (measure) =>
      async (...given) => {
        const stop = examined.startTimer()
        try {
          return await measure(...given)
        } catch (error) {
          failed.inc()
          throw error
        } finally {
          stop()
        }
      },
    async expose(_request, response) {
      response.type(registry.contentType).send(await registry.metrics())
    },
  }
}

function claudeMetrics(registry: Registry): Metrics['called'] {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'token_pipeline_claude_seconds',
    help: 'Time of calls to Claude, by outcome.',
    labelNames: ['outcome'],
    buckets: [1, 2.5, 5, 10, 20, 40, 60, 120],
    registers,
  })
  const tokens = new Counter({
    name: 'token_pipeline_claude_tokens_total',
    help: 'Tokens sent to and received from Claude, by the counters of the API.',
    labelNames: ['direction'],
    registers,
  })
  const cost = new Counter({
    name: 'token_pipeline_claude_dollars_total',
    help: 'US dollars spent on Claude, by our price table. What may have been charged without an answer is not in it.',
    registers,
  })
  return ({ outcome, milliseconds, spent }) => {
    seconds.observe({ outcome }, milliseconds / 1000)
    tokens.inc({ direction: 'in' }, spent.inputTokens)
    tokens.inc({ direction: 'out' }, spent.outputTokens)
    cost.inc(spent.cost / 1e6)
  }
}
