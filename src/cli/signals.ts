/** What a program that runs for long does when it is asked to. */
export interface SignalHandlers {
  /** SIGTERM, SIGINT; the second one ends the program at once. */
  stop(): void;
  /** SIGHUP */
  reload(): void;
}

/** Heeds signals until the returned function is called; then those who did before do so again. */
export function heedSignals({ stop, reload }: SignalHandlers): () => void {
  const before = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  const end = () => {
    process.off('SIGTERM', end).off('SIGINT', end);
    stop();
  };
  process.on('SIGTERM', end).on('SIGINT', end).on('SIGHUP', reload);
  return () => {
    process.off('SIGTERM', end).off('SIGINT', end).off('SIGHUP', reload);
    for (const listener of before) process.on('SIGINT', listener);
  };
}
