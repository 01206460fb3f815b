import type { ChainStep, Fact, RemedyStep } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import { unitOf } from './remedy/service.ts';
import type { Story, Weight } from './rule.ts';
import type { Killed } from './server-state.ts';
import { list, plural } from './words.ts';

/** What ran out, or died. */
export type ShortageKind = 'kills' | 'forks' | 'processes' | 'descriptors' | 'connections' | 'flood' | 'crashes';

/** What the machine ran short of, so that sshd could not serve. */
export interface Shortage {
  /** Lines of each kind. */
  readonly lines: Partial<Record<ShortageKind, number>>;
  /** sshd processes killed for lack of memory. */
  kills: number;
  killed: Killed | undefined;
  /** Another process that was killed for lack of memory just then. */
  neighbour: Killed | undefined;
  /** What the system said to sshd. */
  error: string;
  group: string;
  signal: number;
  dropsRequests: boolean;
}

type Incident = OpenIncident<Shortage>;

export function weighShortage({ detail }: Incident): Weight {
  const { lines } = detail;
  if (lines.kills || lines.forks || lines.crashes) return { strength: 'proof', severity: 60 };
  if (lines.descriptors) return { strength: 'proof', severity: 55 };
  if (lines.connections) return { strength: 'strong', severity: 50 };
  if (lines.processes) return { strength: 'strong', severity: detail.group.includes('/user.slice/') ? 20 : 45 };
  return detail.dropsRequests ? { strength: 'strong', severity: 45 } : { strength: 'weak', severity: 15 };
}

export function tellShortage(incident: Incident, victims: readonly string[]): Story {
  const { detail, count } = incident;
  const what = whatHappened(detail);
  const cut =
    count > 0 ? `; ${plural(count, 'connection')} cut${victims.length > 0 ? `, of ${list(victims)}` : ''}` : '';
  return { message: `${what}${cut}`, chain: chain(incident), facts: facts(detail), remedy: remedy(incident) };
}

function whatHappened({ lines, kills, error, signal, dropsRequests, group }: Shortage): string {
  if (lines.kills)
    return `Memory ran out and the kernel killed ${plural(Math.max(kills, 1), 'process', 'processes')} of sshd`;
  if (lines.forks) return `sshd could not start a process for new connections${error ? ` (${error})` : ''}`;
  if (lines.descriptors) return 'No file descriptors were left, so sshd could not take connections';
  if (lines.crashes)
    return `Processes of sshd crashed${signal > 0 ? ` (signal ${signal}${signal === 31 ? ', the sandbox' : ''})` : ''}`;
  if (lines.connections)
    return 'The table of connections (nf_conntrack) was full: packets of new connections were dropped';
  if (lines.processes) return `The kernel refused new processes in ${group}`;
  return dropsRequests
    ? 'The queue of the SSH port was full: connections were dropped'
    : 'The queue of the SSH port was full: the kernel answered with SYN cookies';
}

function chain({ detail, start }: Incident): ChainStep[] {
  const { lines, neighbour, killed } = detail;
  const steps: ChainStep[] = [];
  if (neighbour) steps.push({ time: neighbour.time, text: `out of memory: the kernel kills ${neighbour.process}` });
  if (killed)
    steps.push({
      time: killed.time,
      text: `out of memory: the kernel kills ${killed.process}${killed.pid > 0 ? ` (${killed.pid})` : ''}`,
    });
  if (lines.processes) steps.push({ time: Number.NaN, text: `no more processes in ${detail.group}` });
  if (lines.forks) steps.push({ time: killed || neighbour ? Number.NaN : start, text: `${lines.forks} × fork failed` });
  if (lines.crashes) steps.push({ time: Number.NaN, text: `${lines.crashes} × a process of sshd crashed` });
  return steps.length > 1 ? steps : [];
}

function facts({ lines, killed }: Shortage): Fact[] {
  const found: Fact[] = [];
  if (killed)
    found.push({
      label: 'Which',
      text: 'sshd has a process for each connection besides the one that listens; that it went on to listen shows that only connections were cut',
    });
  if (lines.connections)
    found.push({
      label: 'Whom',
      text: 'every service of the machine alike; clients see time-outs. The kernel limits the rate of these lines',
    });
  if (lines.flood)
    found.push({
      label: 'Said once',
      text: 'the kernel says it once for each listening socket, so the end of it is not in the log',
    });
  return found;
}

function remedy({ detail, host }: Incident): RemedyStep[] {
  const { lines } = detail;
  const unit = unitOf(host);
  const steps: RemedyStep[] = [];
  const isMemory = lines.kills || detail.neighbour || /memory/i.test(detail.error);
  if (isMemory) {
    steps.push({
      text: 'See who took the memory',
      command: "journalctl -k -g 'oom|Out of memory' --no-pager | tail -50; ps aux --sort=-rss | head",
    });
    steps.push({
      text: 'See whether the unit has a limit of its own',
      command: `systemctl show ${unit} -p MemoryMax -p MemoryHigh -p OOMPolicy`,
    });
  }
  if (lines.processes || (lines.forks && !isMemory)) {
    steps.push({
      text: 'See how many processes the unit may have, and has',
      command: `systemctl show ${unit} -p TasksMax -p TasksCurrent; sysctl kernel.pid_max kernel.threads-max`,
    });
    steps.push({
      text: 'Allow it more (undo: systemctl revert)',
      file: `/etc/systemd/system/${unit}.service.d/tasks.conf`,
      settings: ['[Service]', 'TasksMax=4096'],
      command: 'systemctl daemon-reload',
    });
  }
  if (lines.descriptors) {
    steps.push({
      text: 'See whose files they are',
      command: `sysctl fs.file-nr; ls /proc/$(systemctl show ${unit} -p MainPID --value)/fd | wc -l; systemctl show ${unit} -p LimitNOFILE`,
    });
  }
  if (lines.connections) {
    steps.push({
      text: 'See how full the table is, and who fills it',
      command:
        "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max; conntrack -L 2>/dev/null | grep -o 'src=[0-9a-f.:]*' | sort | uniq -c | sort -rn | head",
    });
    steps.push({
      text: 'If they belong here, make it larger',
      file: '/etc/sysctl.d/90-conntrack.conf',
      settings: ['net.netfilter.nf_conntrack_max = 262144'],
      command: 'sysctl --system',
    });
  }
  if (lines.crashes) {
    steps.push({
      text: 'See what it died of',
      command: "coredumpctl list sshd sshd-session; journalctl -k -g 'segfault|type=1326' --no-pager | tail",
    });
    steps.push({
      text: 'Bring sshd and its libraries to versions that fit, and restart it',
      command: `sshd -t && systemctl restart ${unit}`,
    });
  }
  if (lines.flood) {
    steps.push({
      text: 'See whether cookies are on, and what was dropped',
      command:
        "sysctl net.ipv4.tcp_syncookies; nstat -az TcpExtListenDrops TcpExtListenOverflows; ss -ltn 'sport = :22'",
    });
  }
  return steps;
}
