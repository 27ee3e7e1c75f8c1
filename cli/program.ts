/** Every command there is. Each is a file in this folder, loaded when it is called: `check` must not wait for a server. */
import { Command } from 'commander'
import { version } from '../server/version.ts'
import type { Addition, Environment } from './addition.ts'

interface Entry {
  readonly name: string
  readonly description: string
  readonly load: () => Promise<Addition>
}

const entries: readonly Entry[] = [
  {
    name: 'extract',
    description: 'Measure the tokens in images (PNG, JPEG, WebP) and write them as files.',
    load: () => import('./extract.ts').then((file) => file.extractCommand),
  },
  {
    name: 'pull',
    description: "Write a project's curated tokens as files.",
    load: () => import('./pull.ts').then((file) => file.pullCommand),
  },
  {
    name: 'import',
    description:
      'Take names, modes and ids from token files, so that measured values keep them: W3C, Tokens Studio, Style Dictionary, Figma variables, CSS.',
    load: () => import('./import.ts').then((file) => file.importCommand),
  },
  {
    name: 'rename',
    description: 'Give a token, a role or a mode of a library file another name.',
    load: () => import('./rename.ts').then((file) => file.renameCommand),
  },
  {
    name: 'diff',
    description:
      'Compare two token files: added, changed (with ΔE), removed, renamed, deprecated, in every mode. Exit code 1 when they differ, 2 when something could not be read.',
    load: () => import('./diff.ts').then((file) => file.diffCommand),
  },
  {
    name: 'check',
    description:
      'Check W3C design token files and resolvers (aliases, cycles, types, values, names), with line numbers. Files named together see each other’s tokens.',
    load: () => import('./check.ts').then((file) => file.checkCommand),
  },
  {
    name: 'mcp',
    description: 'The tokens of a library for coding agents (Model Context Protocol, over stdin and stdout).',
    load: () => import('./mcp.ts').then((file) => file.mcpCommand),
  },
  {
    name: 'serve',
    description: 'Start the server that the Figma plugin and the browser page talk to.',
    load: () => import('./serve.ts').then((file) => file.serveCommand),
  },
  {
    name: 'token',
    description:
      'Access tokens for teams (on the database of DATABASE_URL, or the embedded one while the server is stopped).',
    load: () => import('./token.ts').then((file) => file.tokenCommand),
  },
  {
    name: 'doctor',
    description: 'Say what is damaged in the data, and what helps. The embedded server must be stopped.',
    load: () => import('./doctor.ts').then((file) => file.doctorCommand),
  },
  {
    name: 'gc',
    description:
      'Remove stored bytes that nothing refers to; servers do it by themselves every hour. The embedded one must be stopped.',
    load: () => import('./store.ts').then((file) => file.gcCommand),
  },
  {
    name: 'backup',
    description:
      'Save rows and pictures into a folder or a bucket, where only what is new is copied. The embedded server must be stopped; with Postgres it goes on.',
    load: () => import('./backup.ts').then((file) => file.backupCommand),
  },
  {
    name: 'restore',
    description:
      'Bring a backup into an empty database, or in place of the embedded data: what was there is kept beside it.',
    load: () => import('./restore.ts').then((file) => file.restoreCommand),
  },
]

/** @param words What was typed: a command that is not among them is listed, and not loaded. Undefined loads all. */
export async function createProgram(env: Environment, words?: readonly string[]): Promise<Command> {
  const program = new Command('token-pipeline')
    .description('Measures design tokens in frames: a value is measured, never guessed.')
    .version(await version())
    .showHelpAfterError('(token-pipeline --help tells more)')
  for (const { name, description, load } of entries) {
    const command = program.command(name).description(description)
    // `extract x.png` and `help extract`; the names of options and files may load one too many, never one too few.
    if (words === undefined || words.includes(name)) (await load())(command, env)
  }
  return program
}
