#!/usr/bin/env node
/** `npx token-pipeline` in a clone: the command line, by a Node that reads TypeScript. */
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from '../scripts/run.js'

await run(fileURLToPath(new URL('main.ts', import.meta.url)), process.argv.slice(2))
