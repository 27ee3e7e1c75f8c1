#!/usr/bin/env node
/** The command line: as TypeScript in a clone, by a Node that reads it; compiled in the package. */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from '../scripts/run.js'

const [compiled, source] = ['main.js', 'main.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)))
await run(existsSync(compiled) ? compiled : source, process.argv.slice(2))
