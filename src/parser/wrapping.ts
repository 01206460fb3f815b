export const REPEATED = /^message repeated (\d{1,9}) times?: \[ ?(.*)\]$/s;
/** `kex.c:kex_exchange_identification():1234 (bin=sshd-session, pid=4711): ` (option LogVerbose). */
export const LOG_VERBOSE = /^[\w.-]{1,48}:([\w.]{1,48})\(\):\d+ \(bin=[\w-]+, pid=\d+\): (.*)$/s;

/** Whether there can be something around the message: in front of what LogVerbose wraps stands `file.c:function():`. */
export function mayBeWrapped(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[to - 1] === 93) return true;
  for (let i = from; i < to && bytes[i] !== 32; i++) if (bytes[i] === 40) return true;
  return false;
}
