import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../elasticsearch/fault-proxy.ts';
import type { Random } from './random.ts';
import type { Store } from './store.ts';

/** Something that goes wrong for a while; resolves when it is over. */
type Trouble = (store: Store, random: Random) => Promise<void>;

const faults: readonly Fault[] = [
  'reset',
  'reset-after',
  'cut',
  'short',
  'page',
  'hang',
  'none',
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 502, body: '<html>Bad Gateway</html>' },
  { status: 503 },
  { items: 429, every: 2 },
  { items: 503, every: 3 },
];

/** What happens to Elasticsearch and the way to it. */
export const troubles: Readonly<Record<string, Trouble>> = {
  'server killed': async (store, random) => {
    await store.node.kill();
    await delay(random.below(3000));
    await store.restart();
  },
  'server stopped': async (store, random) => {
    await store.node.stop();
    await delay(random.below(1000));
    await store.restart();
  },
  'server frozen': async ({ node }, random) => {
    node.freeze();
    await delay(1000 + random.below(6000));
    node.resume();
  },
  'no connections': async ({ proxy }, random) => {
    proxy.down = true;
    await delay(500 + random.below(3000));
    proxy.down = false;
  },
  'faulty answers': async ({ proxy }, random) => {
    proxy.faults = Array.from({ length: 4 + random.below(10) }, () => random.oneOf(faults));
    await delay(2000 + random.below(3000));
    proxy.faults = [];
  },
  'too large (413)': async ({ proxy }, random) => {
    proxy.longest = 100_000 + random.below(200_000);
    await delay(1000 + random.below(3000));
    proxy.longest = Number.POSITIVE_INFINITY;
  },
  'slow answers': async ({ proxy }, random) => {
    proxy.delay = 100 + random.below(2000);
    await delay(1000 + random.below(3000));
    proxy.delay = 0;
  },
};
