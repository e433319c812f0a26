/** Where a command writes to; a part of Node's streams, so that tests can stand in for them. */
export interface Terminal {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}
