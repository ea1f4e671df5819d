const typesByEnding: Readonly<Record<string, string>> = {
  csv: "Table",
  tsv: "Table",
  parquet: "Table",
  feather: "Table",
  png: "Image",
  jpg: "Image",
  jpeg: "Image",
  svg: "Image",
  gif: "Image",
  webp: "Image",
  pdf: "Document",
  md: "Document",
  html: "Document",
  txt: "Text",
  log: "Log",
  json: "JSON",
  ndjson: "JSON",
  jsonl: "JSON",
  yaml: "YAML",
  yml: "YAML",
  pt: "Model",
  pth: "Model",
  ckpt: "Model",
  onnx: "Model",
  h5: "Model",
  keras: "Model",
  safetensors: "Model",
  joblib: "Model",
  pkl: "Model",
  rds: "Model",
  ipynb: "Notebook",
  zip: "Archive",
  gz: "Archive",
  tar: "Archive",
};

/** What a file is for, told from its name when nobody said: "model.json" and "metrics.json" by their stem, else by ending. */
export function artifactTypeOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (/^(std(out|err))\.log$/.test(name)) return "Log";
  if (/^model[._-]/.test(name)) return "Model";
  if (/^(metrics|scores)[._-]/.test(name)) return "Metrics";
  const ending = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "";
  return Object.hasOwn(typesByEnding, ending) ? (typesByEnding[ending] ?? "File") : "File";
}
