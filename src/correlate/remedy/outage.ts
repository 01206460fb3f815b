import type { RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import { isFailedReload, type Outage, type Problem, triesOf } from '../outage.ts';
import { lookAtService, serviceStep, unitOf } from './service.ts';

/** Only a plain path goes into a command. */
const PLAIN_PATH = /^\/[\w./-]{1,200}$/;

/** First what keeps it down, then the start; for a restart that went well how to have none that cuts. */
export function outageRemedy({ host, detail, over }: OpenIncident<Outage>): RemedyStep[] {
  const steps = problemSteps(detail.problems);
  if (detail.killedFor) steps.push(...memorySteps(unitOf(host)));
  const isBroken = triesOf(detail) > 0 || detail.problems.length > 0 || isFailedReload(detail);
  if (steps.length === 0 && isBroken) steps.push(CHECK, lookAtService(host, 'See what it said when it ended'));
  if (steps.length === 0 && detail.beginning === 'death') steps.push(lookAtService(host, 'See why it ended'));
  if (!over) {
    const reset = detail.hasHitLimit ? `systemctl reset-failed ${unitOf(host)} && ` : '';
    steps.push(serviceStep(host, 'Then start it', 'start', `sshd -t && ${reset}`));
  }
  if (isBroken && over)
    steps.push({
      text: 'Before every reload or restart: only one that passes the check',
      command: CHECK.command as string,
    });
  if (steps.length === 0)
    steps.push(lookAtService(host, 'If nobody meant to: see who stopped it (an upgrade, a timer, a colleague)'));
  return steps;
}

const CHECK: RemedyStep = { text: 'See what is wrong: the file and the line', command: 'sshd -t' };

/** What to do about each kind of thing that is wrong. */
export function problemSteps(problems: readonly Problem[]): RemedyStep[] {
  const steps: RemedyStep[] = [];
  const first = (kind: Problem['kind']) => problems.find((problem) => problem.kind === kind);
  const configuration = first('configuration');
  if (configuration) {
    steps.push(CHECK);
    const { file, line } = configuration;
    if (line > 0 && PLAIN_PATH.test(file)) {
      steps.push({ text: `Correct or take out line ${line} of ${file}`, command: `sed -n '${line}p' ${file}` });
    }
  }
  const setUp = first('set-up');
  if (setUp) steps.push(...setUpSteps(setUp));
  if (first('port')) steps.push({ text: 'See who has the port', command: "ss -ltnp 'sport = :22'" });
  if (first('program')) {
    const command =
      'dpkg -V openssh-server || rpm -V openssh-server; ls -l /usr/sbin/sshd /usr/lib/openssh /usr/libexec/openssh';
    steps.push({ text: 'See whether the program files are whole, and of one version', command });
  }
  return steps;
}

function setUpSteps({ text }: Problem): RemedyStep[] {
  if (/host ?key/i.test(text)) {
    return [
      { text: 'Make the host keys that are missing (those that are there stay)', command: 'ssh-keygen -A' },
      {
        text: 'Let nobody else read them',
        command: 'chown root:root /etc/ssh/ssh_host_*_key && chmod 600 /etc/ssh/ssh_host_*_key',
      },
    ];
  }
  if (text.startsWith('Privilege separation user')) {
    return [
      { text: 'Make the user again', command: 'useradd --system --home-dir /run/sshd --shell /usr/sbin/nologin sshd' },
    ];
  }
  return [
    {
      text: 'Make the folder again; at the next start the unit’s RuntimeDirectory=sshd (Debian) or systemd-tmpfiles makes it',
      command: 'install -d -o root -g root -m 755 /run/sshd',
    },
  ];
}

function memorySteps(unit: string): RemedyStep[] {
  return [
    {
      text: 'See who took the memory',
      command: "journalctl -k -g 'oom|Out of memory' --no-pager | tail -50; ps aux --sort=-rss | head",
    },
    {
      text: 'See whether the unit has a limit of its own',
      command: `systemctl show ${unit} -p MemoryMax -p MemoryHigh -p OOMPolicy -p OOMScoreAdjust`,
    },
  ];
}
