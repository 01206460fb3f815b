import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { causes } from '../../src/event.ts';
import { eventCategories } from '../../src/sink/event-categories.ts';
import { eventDocument } from '../../src/sink/event-document.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';
import { isoTime } from '../../src/sink/iso-time.ts';
import { makeIncident, maxStartups } from '../report/make-incident.ts';
import { ecsFields, ecsTypes, fieldNames } from './ecs-fields.ts';
import { makeEvent } from './make-event.ts';

const foreign = (document: object) =>
  fieldNames(document).filter((name) => !name.startsWith('sshwhy.') && name !== 'log.offset' && !ecsFields.has(name));
const refused = {
  id: 'libwrap.refused',
  action: 'connection-refused',
  patterns: ['refused connect from {source.address:address}'],
} as const;

describe('eventDocument', () => {
  it('is an ECS document', () => {
    const document = eventDocument(makeEvent());
    expect(document).toMatchObject({
      '@timestamp': isoTime(1_795_223_618_700_123),
      ecs: { version: '9.4.0' },
      event: {
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        kind: 'event',
        action: 'maxstartups-drop',
        category: ['network'],
        type: ['connection', 'denied'],
        outcome: 'failure',
        provider: 'sshd',
        module: 'sshwhy',
        dataset: 'sshwhy.event',
        original: expect.stringMatching(/^Nov 21 01:13:38 bastion1 sshd\[9\]: drop connection #5/),
      },
      message: expect.stringMatching(/^drop connection/),
      host: { name: 'bastion1', hostname: 'bastion1' },
      process: { name: 'sshd', pid: 9 },
      source: { ip: '10.20.0.5', port: 40074, address: '10.20.0.5' },
      destination: { ip: '198.51.100.10', port: 22 },
      related: { ip: ['10.20.0.5', '198.51.100.10'], hosts: ['bastion1'] },
      network: { transport: 'tcp', protocol: 'ssh' },
      service: { name: 'sshd' },
      log: { file: { path: 'auth.log' }, offset: 100 },
      sshwhy: { parser: 'sshd.max-startups-drop', count: 1, startups: 5 },
    });
    expect(foreign(document)).toEqual([]);
  });

  it('has the same id for the same line, and another one elsewhere', () => {
    const id = (host: string) => (eventDocument(makeEvent(undefined, {}, { host })).event as { id: string }).id;
    expect(id('a')).toBe(id('a'));
    expect(id('a')).not.toBe(id('b'));
  });

  it('leaves out what the line does not tell', () => {
    const document = eventDocument(makeEvent(undefined, {}, { time: Number.NaN, host: '', pid: 0 }));
    expect(document).not.toHaveProperty('@timestamp');
    expect(document).not.toHaveProperty('host');
    expect(document).not.toHaveProperty('process.pid');
  });

  it('never reports an address that may be forged', () => {
    const event = makeEvent();
    event.ambiguous = true;
    event.sourceIp = undefined;
    const document = eventDocument(event);
    expect(document).not.toHaveProperty('source');
    expect(document.related).toEqual({ ip: ['198.51.100.10'], hosts: ['bastion1'] });
    expect(document.sshwhy).toMatchObject({ ambiguous: true });
  });

  it('takes what other lines of the session told', () => {
    const event = makeEvent('refused connect from client.example.com', refused);
    event.sourceIp = '203.0.113.9';
    event.userName = 'alice';
    expect(eventDocument(event)).toMatchObject({
      event: { provider: 'tcp_wrappers' },
      source: { ip: '203.0.113.9', address: 'client.example.com' },
      user: { name: 'alice' },
      related: { ip: ['203.0.113.9'], user: ['alice'], hosts: ['bastion1', 'client.example.com'] },
    });
  });

  it('nests own fields; a count in the line goes before that of lines', () => {
    const exited = {
      id: 'sshd.exited',
      action: 'maxstartups-throttle-end',
      patterns: [
        'exited MaxStartups throttling after {sshwhy.duration:duration}, {sshwhy.count:int} connections dropped',
      ],
      fields: { 'sshwhy.penalty.reason': 'x' },
    } as const;
    const event = makeEvent('exited MaxStartups throttling after 00:00:08, 14 connections dropped', exited);
    const document = eventDocument(event);
    expect(document.sshwhy).toEqual({ parser: 'sshd.exited', count: 14, duration: 8, penalty: { reason: 'x' } });
    expect(document.event).toMatchObject({ duration: 8e9 });
  });

  it.each([
    ['pam.x', 'sshd', { provider: 'sshd' }, undefined],
    ['fail2ban.ban', 'fail2ban.actions', { provider: 'fail2ban' }, { vendor: 'fail2ban', product: 'fail2ban' }],
    ['syslog.oom', 'kernel', { provider: 'kernel' }, undefined],
  ])('knows who wrote %s', (id, program, event, observer) => {
    const document = eventDocument(makeEvent(undefined, { id }, { program }));
    expect(document.event).toMatchObject(event);
    expect(document.observer).toEqual(observer);
  });
});

describe('the fields of the parsers', () => {
  it('are ECS fields or our own', () => {
    const names = builtInParsers.flatMap(({ fields = {}, patterns }) => [
      ...Object.keys(fields),
      ...patterns.flatMap((pattern) =>
        [...pattern.matchAll(/\{([a-z_.]+):[a-z]+\}/g)].map((found) => found[1] as string),
      ),
    ]);
    expect(names.filter((name) => !name.startsWith('sshwhy.') && !ecsFields.has(name))).toEqual([]);
  });
});

describe('eventCategories', () => {
  it.each(Object.entries(eventCategories))('%s is a pair that ECS allows', (_, { category, type }) => {
    const allowed = category.flatMap((name) => ecsTypes[name] ?? []);
    expect(category.every((name) => name in ecsTypes)).toBe(true);
    expect(type.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

describe('incidentDocument', () => {
  it('is an alert', () => {
    const document = incidentDocument(maxStartups());
    expect(document).toMatchObject({
      '@timestamp': '2026-11-21T01:13:29.000000Z',
      event: { kind: 'alert', action: 'ssh-connection-incident', reason: 'max-startups', severity: 95, duration: 16e9 },
      user: { name: 'alice' },
      related: { ip: ['203.0.113.20', '10.20.0.5'], user: ['alice'], hosts: ['bastion1'] },
      sshwhy: {
        incident: {
          id: 'm1',
          lockout: true,
          lockouts: [{ source: '10.20.0.5', users: ['alice'], count: 7, let_in: '2026-11-21T01:13:38.900000Z' }],
          evidence: [{ file: 'auth.log', line: 68, offset: 4096, time: '2026-11-21T01:13:38.700000Z' }],
        },
      },
    });
    expect(document).not.toHaveProperty('source');
    expect(document).not.toHaveProperty('threat');
  });

  it('names its one source', () => {
    expect(incidentDocument(makeIncident())).toMatchObject({ source: { ip: '203.0.113.6', address: '203.0.113.6' } });
    expect(incidentDocument(makeIncident({ subject: '10.0.0.0/8' }))).toMatchObject({
      source: { address: '10.0.0.0/8' },
    });
  });

  it.each(causes)('holds only ECS fields for %s', (cause) => {
    const document = incidentDocument(makeIncident({ cause, users: ['alice'] }));
    const { category, type } = document.event as { category: string[]; type: string[] };
    expect(foreign(document)).toEqual([]);
    expect(type.filter((name) => !category.some((of) => ecsTypes[of]?.includes(name)))).toEqual([]);
    expect('threat' in document).toBe(cause === 'brute-force');
  });
});

describe('isoTime', () => {
  it.each([
    [1_000_001, '1970-01-01T00:00:01.000001Z'],
    [-1, '1969-12-31T23:59:59.999999Z'],
    [Number.NaN, undefined],
    [9e18, undefined],
  ])('%d', (time, text) => expect(isoTime(time)).toBe(text));
});
