import * as z from 'zod'

export type JSONValue = string | number | boolean | null | JSONValue[] | { [key: string]: JSONValue }
export const jsonSchema: z.ZodType<JSONValue> = z.json()
export const jsonRecord = z.record(z.string(), jsonSchema)
