import type { Entry, Episode } from './episode.ts';
import { type Ingredient, MIX, OPENING } from './mix.ts';
import { Weighted } from './weighted.ts';
import type { World } from './world.ts';

const LIVE_EPISODES = 40;

interface Slot {
  episode: Episode;
  entry: Entry;
  due: number;
  exclusive: boolean;
}

/** Runs 40 episodes side by side, like a busy bastion, and hands out their lines in the order of time. */
export class Schedule {
  readonly #world: World;
  readonly #mix = new Weighted(MIX, ({ weight }) => weight);
  readonly #waiting: Ingredient[] = [];
  readonly #slots: Slot[];
  readonly #due = new Float64Array(LIVE_EPISODES);
  #exclusiveRuns = false;

  constructor(world: World) {
    this.#world = world;
    this.#slots = Array.from({ length: LIVE_EPISODES }, (_, index) =>
      this.#start(index === 0 ? OPENING : this.#choose()),
    );
    this.#slots.forEach((slot, index) => {
      this.#due[index] = slot.due;
    });
  }

  /** The next line; the world's clock then shows its time. */
  next(): Entry {
    const index = this.#earliest();
    const slot = this.#slots[index] as Slot;
    const { entry } = slot;
    this.#world.now = slot.due;
    const step = slot.episode.next();
    if (step.done) {
      this.#slots[index] = this.#start(this.#successor(slot));
    } else {
      slot.entry = step.value;
      slot.due += step.value.delay;
    }
    this.#due[index] = (this.#slots[index] as Slot).due;
    return entry;
  }

  #earliest(): number {
    const due = this.#due;
    let index = 0;
    let earliest = due[0] as number;
    for (let candidate = 1; candidate < LIVE_EPISODES; candidate++) {
      const time = due[candidate] as number;
      if (time < earliest) {
        earliest = time;
        index = candidate;
      }
    }
    return index;
  }

  #successor(ended: Slot): Ingredient {
    if (!ended.exclusive) return this.#choose();
    this.#exclusiveRuns = false;
    return this.#waiting.shift() ?? this.#choose();
  }

  /** An exclusive episode that cannot begin yet waits for its turn, so that the shares stay those of the mix. */
  #choose(): Ingredient {
    for (;;) {
      const ingredient = this.#mix.draw(this.#world.random);
      if (!ingredient.exclusive || !this.#exclusiveRuns) return ingredient;
      this.#waiting.push(ingredient);
    }
  }

  #start(ingredient: Ingredient): Slot {
    const exclusive = ingredient.exclusive ?? false;
    if (exclusive) this.#exclusiveRuns = true;
    const episode = ingredient.make(this.#world);
    const first = episode.next();
    if (first.done) throw new Error(`${ingredient.make.name} made no line`);
    return { episode, entry: first.value, due: this.#world.now + first.value.delay, exclusive };
  }
}
