import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs a script in a process of its own, gives it `input` as JSON, and reads what it prints as JSON. */
export async function runModule<Result>(file: string, input: unknown): Promise<Result> {
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(input));
  return JSON.parse(await text(child.stdout)) as Result;
}
