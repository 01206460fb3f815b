/** `1 connection`, `7 connections`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `once`, `twice`, `7 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** Microseconds as the two largest units that matter: `0.3 s`, `32 s`, `2 min 10 s`, `3 h 5 min`, `4 d 2 h`. */
export function span(microseconds: number): string {
  const seconds = microseconds / 1e6;
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const units: [number, string][] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const whole = Math.round(seconds);
  const first = units.findIndex(([size]) => whole >= size);
  const [size, name] = units[first] as [number, string];
  const [nextSize, nextName] = units[first + 1] as [number, string];
  const rest = Math.floor((whole % size) / nextSize);
  return `${Math.floor(whole / size)} ${name}${rest > 0 ? ` ${rest} ${nextName}` : ''}`;
}

/** `a`, `a and b`, `a, b and 3 more`; at most `limit` are named. `total` is how many there are in all. */
export function list(words: readonly string[], limit = 3, total = words.length): string {
  const shown = words.slice(0, limit);
  const more = total - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** A user name as evidence gives it, in quotes when it is not plainly a name. */
export function userName(name: string): string {
  return /^[\w.@-]{1,64}$/.test(name) ? name : JSON.stringify(name);
}

/** The users of an incident by name: `root`, `root, admin and 3 more`, `root, admin and more than 6 others`. */
export function userList({ users, moreUsers }: Users, limit = 4): string {
  const names = users.slice(0, limit).map(userName);
  if (!moreUsers) return list(names, limit, users.length);
  return `${names.join(', ')} and more than ${users.length - names.length} others`;
}

interface Users {
  readonly users: readonly string[];
  readonly moreUsers: boolean;
}
