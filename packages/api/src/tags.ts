/** What the parts of the API are for, by the tag of their endpoints. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  access: 'Setup, sessions, the own account, users, roles and API keys',
  dashboards: 'Dashboards, their widgets and the numbers in them',
  entities: 'Designing entities: drafts, plans of what a publish will do, versions',
  flows: 'Designing flows: drafts, simulation, versions',
  imports: 'Sheets on their way to becoming records',
  jobs: 'Long work with progress',
  notices: 'Messages to a person inside the product',
  packs: 'Installable sets of designs and data',
  records: 'Reading and writing records, their history and the recycle bin',
  system: 'The server itself: probes, metrics, this description',
  tasks: 'Work given to people',
  views: 'Saved ways to list records',
};
