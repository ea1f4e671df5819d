/** An entry as the records of an archive tell it (APPNOTE 6.3.10). Sizes and places are bytes. */
export interface ZipRecord {
  /** Without the slash that marks a folder. */
  readonly name: string;
  readonly isFolder: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly modified: Date;
  readonly crc32: number;
  readonly storedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly start: number;
  /** Whether checksum and sizes stand behind the data, since they were not known before it. */
  readonly described: boolean;
  /** Whether its sizes take eight bytes. */
  readonly large: boolean;
}

const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const largest32 = 0xffffffff;
const largest16 = 0xffff;
const utf8Flag = 0x0800;
const describedFlag = 0x0008;
const zip64Version = 45;
const plainVersion = 20;
const unixSystem = 3 << 8;
const fileAttributes = 0o100644;
const folderAttributes = 0o40755;
const dosFolder = 0x10;

/** Out of Node's pool: a buffer of its own for each record of 70,000 takes more memory than the records. */
function zeros(length: number): Buffer {
  return Buffer.allocUnsafe(length).fill(0);
}

function storedName({ name, isFolder }: ZipRecord): Buffer {
  return Buffer.from(isFolder ? `${name}/` : name);
}

/** What stands before an entry's data. */
export function localHeader(record: ZipRecord): Buffer {
  const { described, large } = record;
  const name = storedName(record);
  const extra = Buffer.concat([
    timeExtra(record),
    ...(large ? [sizesExtra([record.size, record.storedSize])] : []),
  ]);
  const header = zeros(30);
  header.writeUInt32LE(localSignature, 0);
  writeCommon(header, 4, record);
  header.writeUInt32LE(described ? 0 : record.crc32, 14);
  header.writeUInt32LE(large ? largest32 : described ? 0 : record.storedSize, 18);
  header.writeUInt32LE(large ? largest32 : described ? 0 : record.size, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

/** What stands behind the data of an entry whose checksum and sizes were not known before. */
export function dataDescriptor({ crc32, storedSize, size, large }: ZipRecord): Buffer {
  const descriptor = zeros(large ? 24 : 16);
  descriptor.writeUInt32LE(descriptorSignature, 0);
  descriptor.writeUInt32LE(crc32, 4);
  if (large) {
    descriptor.writeBigUInt64LE(BigInt(storedSize), 8);
    descriptor.writeBigUInt64LE(BigInt(size), 16);
  } else {
    descriptor.writeUInt32LE(storedSize, 8);
    descriptor.writeUInt32LE(size, 12);
  }
  return descriptor;
}

/** An entry's line in the list at the end of the archive. */
export function centralHeader(record: ZipRecord): Buffer {
  const { isFolder, size, storedSize, start } = record;
  const name = storedName(record);
  const is64 = record.large || start >= largest32;
  const extra = Buffer.concat([timeExtra(record), ...(is64 ? [sizesExtra([size, storedSize, start])] : [])]);
  const header = zeros(46);
  header.writeUInt32LE(centralSignature, 0);
  header.writeUInt16LE(unixSystem | zip64Version, 4);
  writeCommon(header, 6, record);
  header.writeUInt32LE(record.crc32, 16);
  header.writeUInt32LE(is64 ? largest32 : storedSize, 20);
  header.writeUInt32LE(is64 ? largest32 : size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(
    (((isFolder ? folderAttributes : fileAttributes) << 16) | (isFolder ? dosFolder : 0)) >>> 0,
    38,
  );
  header.writeUInt32LE(is64 ? largest32 : start, 42);
  return Buffer.concat([header, name, extra]);
}

/** What ends an archive. @param start where its list of entries begins. @param size of that list. */
export function endRecords(count: number, start: number, size: number): Buffer {
  const end = zeros(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(Math.min(count, largest16), 8);
  end.writeUInt16LE(Math.min(count, largest16), 10);
  end.writeUInt32LE(Math.min(size, largest32), 12);
  end.writeUInt32LE(Math.min(start, largest32), 16);
  const is64 = count >= largest16 || start >= largest32 || size >= largest32;
  return is64 ? Buffer.concat([end64Records(count, start, size), end]) : end;
}

function end64Records(count: number, start: number, size: number): Buffer {
  const records = zeros(56 + 20);
  records.writeUInt32LE(end64Signature, 0);
  records.writeBigUInt64LE(44n, 4);
  records.writeUInt16LE(unixSystem | zip64Version, 12);
  records.writeUInt16LE(zip64Version, 14);
  records.writeBigUInt64LE(BigInt(count), 24);
  records.writeBigUInt64LE(BigInt(count), 32);
  records.writeBigUInt64LE(BigInt(size), 40);
  records.writeBigUInt64LE(BigInt(start), 48);
  records.writeUInt32LE(locator64Signature, 56);
  records.writeBigUInt64LE(BigInt(start + size), 64);
  records.writeUInt32LE(1, 72);
  return records;
}

/** What local and central headers share: version needed, flags, method, time of change. */
function writeCommon(
  header: Buffer,
  at: number,
  { method, modified, described, large, start }: ZipRecord,
): void {
  header.writeUInt16LE(large || start >= largest32 ? zip64Version : plainVersion, at);
  header.writeUInt16LE(utf8Flag | (described ? describedFlag : 0), at + 2);
  header.writeUInt16LE(method, at + 4);
  const year = Math.min(Math.max(modified.getFullYear(), 1980), 2107);
  const time = (modified.getHours() << 11) | (modified.getMinutes() << 5) | (modified.getSeconds() >> 1);
  header.writeUInt16LE(time, at + 6);
  header.writeUInt16LE(((year - 1980) << 9) | ((modified.getMonth() + 1) << 5) | modified.getDate(), at + 8);
}

/** Zip64 extended information. */
function sizesExtra(values: readonly number[]): Buffer {
  const extra = zeros(4 + 8 * values.length);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return extra;
}

/** Info-ZIP's time of change, in seconds since 1970, UTC. */
function timeExtra({ modified }: ZipRecord): Buffer {
  const extra = zeros(9);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(1, 4);
  extra.writeInt32LE(Math.max(-0x80000000, Math.min(0x7fffffff, Math.floor(modified.getTime() / 1000))), 5);
  return extra;
}
