import type { Command } from 'commander'

export type Environment = Readonly<Record<string, string | undefined>>

/** Gives a command its arguments, options and action. */
export type Addition = (command: Command, env: Environment) => Command
