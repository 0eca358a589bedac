/**
 * Passwords of eight characters or more that guessers try first: runs on a keyboard, years, names, and
 * declarations of love, in the spellings that turn up again and again. Small on purpose; it is the head of a
 * long tail that rate limits have to cover.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `!@#$%^&* !@#$%^&*() !@#$1234 !qaz2wsx !qaz@wsx 00000000 000000000 0000000000 00001111 01234567 012345678
0123456789 0987654321 1!2@3#4$ 10101010 11110000 11111111 111111111 1111111111 11112222 111222333 111222tianya
112211221 11223344 1122334455 112233445566 12121212 121212121 123.com.. 123123123 123321123 1234!@#$ 12341234
123412345 12344321 1234512345 123454321 1234554321 123456!! 123456.. 123456654321 12345678 12345678! 12345678.
123456789 123456789! 123456789. 1234567890 1234567890- 1234567890a 1234567890q 1234567891 12345678910
123456789a 123456789abc 123456789q 123456789qwe 123456789s 123456789w 123456789x 123456789z 12345678a
12345678q 12345679 1234567a 1234567q 1234567z 123456@@ 123456@a 123456@qq 123456aa 123456ab 123456abc 123456as
123456qq 123456qwe 123456zx 12345abc 12345qwert 1234abcd 1234asdf 1234qwer 123698745 123987456 123abc123
123love123 123qwe!@# 123qwe123 123qweasd 123qweasdzxc 13131313 13145200 13579135 135792468 1357924680
147258369 1472583690 147852369 15201314 159159159 159357159 159753456 159951159 19841984 19851985 19861986
19871987 19881988 19891989 19901990 19911991 19921992 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx
1qaz2wsx3edc 1qaz@wsx 1qazxsw2 20082008 20102010 20122012 20202020 20202020a 20232023 20242024 20252025
21212121 22222222 222222222 222333444 246810121 2468101214 246813579 258369147 321321321 33333333 369258147
44444444 456456456 52013145 5201314520 5201314a 55555555 66666666 666666666 6666666666 69696969 741852963
77777777 7777777a 78787878 789456123 7894561230 789456123a 789789789 852456852 87654321 88888888 888888888
8888888888 963852741 987654321 9876543210 98989898 99999999 999999999 9999999999 a11111111 a1234567 a12345678
a123456789 a1b2c3d4 a1b2c3d4e5 a5201314 a7777777 aa123456 aa12345678 aaa123456 aaaa1111 aaaaaaa1 abab1212
abc!@#123 abc12345 abc123456 abc12345678 abc123abc abc@1234 abc@12345 abcabcabc abcd1234 abcd12345 abcd123456
abcde12345 abcdefg1 abcdefg123 abcdefgh abcdefghi access123 access14 admin!@# admin#123 admin123 admin1234
admin12345 admin123456 admin888 admin@123 admin@1234 admin@12345 adminadmin administrator aini1314 alexander
alexandra alibaba1 andrea123 angel123 angels123 aq1sw2de3 arsenal123 asd123456 asd5201314 asdasdasd asdf1234
asdf12345 asdfasdf asdfgh12 asdfgh123 asdfghj1 asdfghjk asdfghjkl asdqwe123 ashley123 atelier1 atelier123
atelier1234 atelieratelier autumn2023 autumn2024 autumn2025 az123456 azerty12 azerty123 azertyuiop babygirl
babygirl1 babygirl123 barcelona baseball baseball1 basketball batman123 beautiful beautiful1 beijing123
beijing2008 benjamin blahblah blessed1 blessing blink182 bonjour1 bonjour123 brittany brooklyn1 bubbles1
business business1 buster123 butterfly butterfly1 callofduty camaro123 carolina change123 changeme changeme1
changeme123 changethis charlie1 charlie123 chelsea123 chen123456 china123 china1234 chocolate chocolate1
christian christine christopher cocacola cocacola1 company1 company123 computer computer1 contrasena
contraseña corvette counterstrike cowboys1 creative crystal1 customer customer1 customer123 daniel123 danielle
darkness database december default1 default123 diamond1 diamond123 dolphins dragon12 dragon123 dragonball
edc123456 einstein elephant elizabeth eminem123 facebook facebook1 faith123 family123 february fernando
finance1 firebird football football1 forever1 forever21 fortnite fortnite1 fountain friday123 friends1
friends123 gamer123 gaming123 gangster giovanni godisgood godzilla goldfish goodluck google123 grateful
guest123 guest1234 h123456789 hahahaha hallo123 hallo1234 harley123 heather1 heaven123 hello123 hello1234
hellohello hercules hollywood huawei123 huawei@123 hunter123 iceman123 ilove123 ilovejesus iloveme1 iloveu123
iloveyou iloveyou! iloveyou1 iloveyou12 iloveyou123 iloveyou143 iloveyou2 iloveyou3 iloveyou7 imissyou
india@123 instagram internet internet1 jackass1 january1 jasmine1 jellybean jennifer jennifer1 jessica1
jesus123 jesuschrist jiayou123 johnson1 jonathan jordan23 juventus1 katherine kawasaki kimberly kittycat
knight123 l123456789 ladybug1 lakers24 leagueoflegends leonardo letmein! letmein1 letmein12 letmein123
letmein2 letmein7 letmeinnow li123456 lightning linkedin linkedin1 liu123456 liverpool liverpool1 login123
logmein1 lollipop london123 lovelove lovely123 loveme123 lovers123 loveyou1 madison1 manager1 manager123
manchester marina123 marketing marlboro master12 master123 matthew1 maverick melissa1 mercedes metallica
michael1 michelle michelle1 mickey123 midnight minecraft minecraft1 monday123 monkey12 monkey123 motdepasse
mountain mushroom mustang1 mylove123 mypassword myspace1 mysql123 naruto123 newpassword nicholas nicole123
nihao123 nihaoma123 nintendo nirvana1 nopass123 nopassword november november1 october1 office123 opensesame
oracle123 p@55w0rd p@ssw0rd p@ssw0rd1 p@ssw0rd123 p@ssword pa$$w0rd pa55w0rd pa55word packers1 panther1
parola12 parool123 pass1234 pass12345 pass123456 pass4word pass@123 pass@1234 pass@word1 passord1 passpass
passw0rd passw0rd! password password! password. password01 password1 password1! password11 password12
password123 password1234 password12345 password2 password2023 password2024 password2025 password21 password22
password23 password99 password@1 password@123 passwort passwort1 passwort123 patricia peaches1 peanut123
pepper123 phoenix1 pineapple pioneer1 platinum player123 playstation pokemon1 pokemon123 poohbear porsche911
postgres postgres1 predator prince123 princess princess1 princess123 q!w@e#r$ q1234567 q123456789 q1w2e3r4
q1w2e3r4! q1w2e3r4t5 q1w2e3r4t5y6 qaz123456 qazwsx12 qazwsx123 qazwsxedc qazxswedc qq123456 qq123456789
qwe12345 qwe123456 qweasd123 qweasdzxc qweqweqwe qwer1234 qwer12345 qwert12345 qwerty!1 qwerty!@# qwerty12
qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty77 qwerty99 qwerty@123 qwertyqwerty qwertyui qwertyuiop
qwertz123 qwertzuiop rachel123 raiders1 rainbow1 rangers1 realmadrid rebecca1 redskins remember robert123
roblox123 roblox1234 rock1234 rockstar root1234 root12345 root@123 rootroot s123456789 sabrina1 salasana
sales123 samantha samsung1 samsung123 santiago saturday schatz123 scorpion secret12 secret123 secret1234
secretsecret secure123 security security! security1 security123 september server123 service1 shadow123
shanghai silver123 simpsons skateboard slayer666 slipknot snickers snowball soccer12 soccer123 softball
sometimes sommer2024 sparky123 spiderman spitfire spring2023 spring2024 spring2025 sqlserver stargate startrek
starwars starwars1 steelers stephanie strawberry stronghold summer12 summer123 summer2022 summer2023
summer2024 summer2025 sunday123 sunflower sunshine sunshine1 sunshine123 superman superman1 supernova
superstar support1 support123 sweetheart sweetie1 swordfish system123 taobao123 telephone temp1234 temp12345
temppass temppassword tennis123 tequila1 test1234 test12345 test123456 test@123 test@1234 testing1 testing123
testtest thomas123 thunder1 thunderbird tigger123 tinkerbell tomcat123 toor1234 toyota123 travis123 trinity1
trustno1 twitter1 undertaker unicorn1 user1234 user12345 user@123 username username1 valentine vampire1
vanessa1 veronica victoria victoria1 viking123 virginia volleyball w123456789 wang1234 wang123456 warcraft
welcome1 welcome1! welcome12 welcome123 welcome1234 welcome@1 welcome@123 whatever whatever1 whatsup1 williams
willkommen windows1 windows10 winner123 winston1 winter2023 winter2024 winter2025 woaini123 woaini1314
woaini520 woaini521 woaini88 woaiwojia wolverine wordpress worldofwarcraft wsx123456 x123456789 xbox360x
y123456789 yankees1 yourmom1 youtube1 z123456789 zaq12wsx zaq1xsw2 zaq1zaq1 zaqwsxcde zeppelin zhang123
zhang123456 zhongguo zxc123456 zxcvbn12 zxcvbn123 zxcvbnm, zxcvbnm,. zxcvbnm1 zxcvbnm123 zxcvbnmm`.split(
    /\s+/,
  ),
);
