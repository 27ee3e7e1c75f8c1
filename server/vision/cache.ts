/** Answers by their question. A model answers the same question differently each time; a second run must not. */
export interface AnswerCache {
  get(key: string): Promise<unknown>
  put(key: string, answer: unknown): Promise<void>
}

/** Remembers for as long as the process runs. */
export function memoryCache(): AnswerCache {
  const answers = new Map<string, unknown>()
  return {
    get: async (key) => answers.get(key) ?? null,
    put: async (key, answer) => void answers.set(key, answer),
  }
}
