import { toNdjson } from '../../dashboards/kibana/saved-object.ts';
import { savedObjects } from '../../dashboards/sshwhy/objects.ts';

// biome-ignore lint/suspicious/noExplicitAny: a mutant is whatever breaks the form
type Anything = any;
type Change = (thing: Anything) => unknown;

/** The object that mutants are made of, and one of its panels. */
const DASHBOARD = 'sshwhy-overview';
const PANEL = 'overview-causes';

function ofObject(id: string, change: Change): string {
  const objects = structuredClone(savedObjects) as Anything[];
  change(objects.find((object) => object.id === id));
  return toNdjson(objects);
}

const ofDashboard = (change: Change) => ofObject(DASHBOARD, change);
const ofControls = (from: string, to: string) =>
  ofDashboard(({ attributes: { controlGroupInput: group } }) => {
    group.panelsJSON = group.panelsJSON.replace(from, to);
  });
const ofPanels = (change: Change) =>
  ofDashboard(({ attributes }) => {
    const panels = JSON.parse(attributes.panelsJSON);
    change(panels);
    attributes.panelsJSON = JSON.stringify(panels);
  });
const ofLens = (change: Change) =>
  ofPanels((panels) =>
    change(panels.find(({ panelIndex }: Anything) => panelIndex === PANEL).embeddableConfig.attributes),
  );
const ofShown = (change: Change) => ofLens(({ state }) => change(state.visualization));
const ofLayer = (change: Change) => ofLens(({ state }) => change(state.datasourceStates.formBased.layers.layer));
const ofCause = (change: object) => ofLayer(({ columns }) => Object.assign(columns.cause, change));
const ofCut = (change: object) => ofLayer(({ columns }) => Object.assign(columns.cut, change));
const set = (change: object) => (thing: Anything) => Object.assign(thing, change);
const whole = toNdjson(savedObjects);
const eventsReference = { type: 'index-pattern', id: 'sshwhy-events', name: 'x' };

/** At least one for each rule: what is wrong, the words of the finding, the export. */
export const mutants: readonly (readonly [string, RegExp, string])[] = [
  ['a newer stamp', /typeMigrationVersion/, ofDashboard(set({ typeMigrationVersion: '10.4.0' }))],
  ['no stamp', /typeMigrationVersion/, ofDashboard(set({ typeMigrationVersion: undefined }))],
  ['a newer core stamp', /coreMigrationVersion/, ofDashboard(set({ coreMigrationVersion: '9.0.0' }))],
  ['an id of blanks', /id: /, ofDashboard(set({ id: 'my dashboard' }))],
  ['JSON that is no text', /optionsJSON/, ofDashboard((o) => set({ optionsJSON: {} })(o.attributes))],
  ['broken JSON inside', /not JSON/, ofDashboard((o) => set({ optionsJSON: '{' })(o.attributes))],
  ['an unknown key', /nrecognized/, ofDashboard((o) => set({ sections: [] })(o.attributes))],
  ['an unknown panel type', /type/, ofPanels((panels) => set({ type: 'vis' })(panels[0]))],
  ['a versioned Lens panel', /nrecognized/, ofLens(set({ version: 2 }))],
  ['the same id twice', /same type and id/, toNdjson([...savedObjects, ...savedObjects.slice(0, 1)])],
  ['a wrong summary', /summary/, whole.replace('"exportedCount":11', '"exportedCount":12')],
  ['no summary', /not the summary/, whole.split('\n').slice(0, -2).join('\n')],
  ['a line that is no JSON', /line 1/, whole.replace('{', '')],
  ['a tag that is not there', /no tag/, ofDashboard((o) => set({ id: 'gone' })(o.references.at(-1)))],
  ['a reference twice', /twice/, ofDashboard((o) => o.references.push(o.references[0]))],
  ['a reference too few', /is missing/, ofDashboard((o) => o.references.shift())],
  ['a reference too many', /is unused/, ofDashboard((o) => o.references.push(eventsReference))],
  [
    'two panels with one name',
    /two panels/,
    ofPanels((panels) => set({ panelIndex: panels[1].panelIndex })(panels[2])),
  ],
  ['another i', /gridData\.i/, ofPanels((panels) => set({ i: 'x' })(panels[1].gridData))],
  ['a panel beyond the grid', /beyond column 48/, ofPanels((panels) => set({ w: 49 })(panels[1].gridData))],
  ['a panel without room', /no room/, ofPanels((panels) => set({ h: 0 })(panels[1].gridData))],
  ['one panel over another', /lies over/, ofPanels((panels) => set({ y: 0 })(panels[1].gridData))],
  ['a column not ordered', /columnOrder/, ofLayer(({ columnOrder }) => columnOrder.pop())],
  ['a metric before a bucket', /metric stands before/, ofLayer(({ columnOrder }) => columnOrder.reverse())],
  ['a layer without data view', /no data view/, ofLens(set({ references: [] }))],
  ['a layer that is not shown', /layer layer is shown nowhere/, ofShown(set({ layerId: 'x' }))],
  ['a layer that is not there', /no layer x/, ofShown(set({ layerId: 'x' }))],
  ['a column that is not there', /no column x/, ofShown(({ columns }) => set({ columnId: 'x' })(columns[0]))],
  ['a column not shown', /column cause is shown nowhere/, ofShown(({ columns }) => columns.shift())],
  [
    'terms sorted by nothing',
    /sorted by no metric/,
    ofLayer((l) => set({ columnId: 'x' })(l.columns.cause.params.orderBy)),
  ],
  ['a bucket that is none', /isBucketed/, ofCause({ isBucketed: false })],
  ['a sum of nothing', /sourceField/, ofCut({ sourceField: undefined })],
  ['a number with buckets', /has buckets/, ofLens(set({ visualizationType: 'lnsMetric' }))],
  ['a control by another name', /calls itself/, ofControls('"id":"control-host.name"', '"id":"x"')],
  ['a control of an unmapped field', /not mapped/, ofControls('"fieldName":"host.name"', '"fieldName":"x"')],
  [
    'a link twice',
    /one place twice/,
    ofPanels(
      ([
        {
          embeddableConfig: { attributes },
        },
      ]) => attributes.links.push(attributes.links[0]),
    ),
  ],
  ['a field that is not mapped', /source\.city.*not mapped/, ofCause({ sourceField: 'source.city' })],
  ['a field of text in terms', /cannot be used for terms/, ofCause({ sourceField: 'message' })],
  ['a sum of words', /cannot be used for number/, ofCut({ sourceField: 'host.name' })],
  ['another data type', /says ip/, ofCause({ dataType: 'ip' })],
  [
    'KQL with a field that is not mapped',
    /nobody.*not mapped/,
    ofLens(({ state }) => set({ query: 'nobody: *' })(state.query)),
  ],
  ['KQL beyond our subset', /KQL/, ofLens(({ state }) => set({ query: 'a > 3' })(state.query))],
  [
    'a search of an unmapped field',
    /nowhere.*not mapped/,
    ofObject('sshwhy-events-search', ({ attributes }) => attributes.columns.push('nowhere')),
  ],
];
